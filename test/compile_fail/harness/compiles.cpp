// harness: the broken form compiles with
// expect: nothing
int a = 1;
