// harness: the FIXED form must compile, and
// expect: nowhere
int a = nowhere;
