// harness: expected one error, .* gives 2
// expect: nowhere
#ifndef FIXED
int a = nowhere;
int b = nowhere_else;
#endif
