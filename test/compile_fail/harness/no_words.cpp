// harness: expects nothing
#ifndef FIXED
int a = nowhere;
#endif
