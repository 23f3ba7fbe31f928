// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// oneDNN, inference: weights in the layout it asks for, bias and activation inside the product, primitives made once.
#include <oneapi/dnnl/dnnl.hpp>
#include <unordered_map>

#include "lab.hpp"

namespace {

using namespace dnnl;
using dims = memory::dims;
using type = memory::data_type;
using tag = memory::format_tag;

struct onednn {
  struct stage {
    primitive run;
    std::unordered_map<int, memory> with;
  };
  engine cpu{engine::kind::cpu, 0};
  stream queue{cpu};
  std::vector<stage> stages;
  std::vector<float> x;
  memory last;

  explicit onednn(const lab::workload& task) {
    const lab::numbers n = lab::numbers_for(task);
    x = n.x;
    const auto rows_by = [&](int width) { return memory::desc(dims{task.rows, width}, type::f32, tag::nc); };
    last = memory(rows_by(task.inputs()), cpu, x.data());
    for (std::size_t l = 0; l < task.layers.size(); ++l) {
      const auto [in, out, activation] = task.layers[l];
      post_ops after;
      if (activation == lab::act::relu) after.append_eltwise(1, algorithm::eltwise_relu, 0, 0);
      if (activation == lab::act::tanh) after.append_eltwise(1, algorithm::eltwise_tanh, 0, 0);
      primitive_attr attributes;
      attributes.set_post_ops(after);
      const inner_product_forward::primitive_desc product(
          {prop_kind::forward_inference, rows_by(in), memory::desc(dims{out, in}, type::f32, tag::any),
           memory::desc(dims{out}, type::f32, tag::x), rows_by(out)},
          attributes, cpu);
      auto plain = n.weight[l];
      memory given(memory::desc(dims{out, in}, type::f32, tag::oi), cpu, plain.data());
      memory weight(product.weights_desc(), cpu), bias(product.bias_desc(), cpu), y(rows_by(out), cpu);
      reorder(given, weight).execute(queue, given, weight);
      queue.wait();
      std::copy(n.bias[l].begin(), n.bias[l].end(), static_cast<float*>(bias.get_data_handle()));
      stages.push_back({inner_product_forward(product),
                        {{DNNL_ARG_SRC, last}, {DNNL_ARG_WEIGHTS, weight}, {DNNL_ARG_BIAS, bias}, {DNNL_ARG_DST, y}}});
      if (activation == lab::act::softmax) {
        const softmax_forward::primitive_desc soft({prop_kind::forward_inference, rows_by(out), 1}, cpu);
        stages.push_back({softmax_forward(soft), {{DNNL_ARG_SRC, y}, {DNNL_ARG_DST, y}}});
      }
      last = y;
    }
  }
  void operator()() {
    for (stage& s : stages) s.run.execute(queue, s.with);
    queue.wait();
  }
  std::vector<float> result() {
    (*this)();
    const auto* from = static_cast<const float*>(last.get_data_handle());
    return std::vector<float>(from, from + last.get_desc().get_size() / 4);
  }
};

const bool entered =
    lab::enter_all("oneDNN", lab::infers, [](const lab::workload& task) { return std::make_unique<onednn>(task); });

}  // namespace
