// A batch holds single values, and softmax needs its whole row.
// expect: static assertion failed
// expect: on_batch computes each value by itself: the formula may have no operation over a row or a matrix
#include <etch/interop/xsimd.hpp>
#include <etch/nn/activation/gelu.hpp>
#include <etch/nn/activation/softmax.hpp>

#ifdef FIXED
using Act = etch::GELU;
#else
using Act = etch::Softmax;
#endif

xsimd::batch<float> activated(const xsimd::batch<float>& values) { return etch::on_batch<Act>(values); }
