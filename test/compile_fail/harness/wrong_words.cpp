// harness: expected.*128 == 64
// expect: 128 == 64
#ifndef FIXED
int a = nowhere;
#endif
