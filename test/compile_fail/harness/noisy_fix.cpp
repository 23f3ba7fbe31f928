// harness: the FIXED form must compile in silence
// expect: nowhere
#ifdef FIXED
int truncated(double x) { return x; }
#else
int a = nowhere;
#endif
