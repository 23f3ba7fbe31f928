# SPDX-FileCopyrightText: 2026 The Etch authors
# SPDX-License-Identifier: BSL-1.0
# Writes what PyTorch makes of small networks in double precision, for the tests in test/run/golden_*.cpp:
# parameters, inputs, targets, outputs, losses, gradients, and parameters after some steps of every optimizer.
#   /usr/bin/python3 make_golden.py        (Debian's python3-torch; made with PyTorch 1.13)
import json
import pathlib
import struct

import torch
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
here = pathlib.Path(__file__).parent


# The format's whole definition is a length, a JSON header and the bytes.
def write_safetensors(path, tensors):
    kinds = {torch.float64: ("F64", "d"), torch.float32: ("F32", "f"), torch.int64: ("I64", "q")}
    header, data = {}, b""
    for name, tensor in sorted(tensors.items()):
        kind, letter = kinds[tensor.dtype]
        values = tensor.detach().contiguous().flatten().tolist()
        raw = struct.pack(f"<{len(values)}{letter}", *values)
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def shake(model):
    with torch.no_grad():
        for name, value in model.named_parameters():
            value.copy_(torch.rand_like(value) * 1.6 - 0.8 + (0.5 if name.endswith("weight") and value.dim() == 1 else 0))


def record(all, name, model, x, t, loss):
    for key, value in model.state_dict().items():
        if "num_batches" not in key:
            all[f"{name}/before/{key}"] = value.clone()
    x = x.clone().requires_grad_()
    y = model(x)
    cost = loss(y, t)
    cost.backward()
    all |= {f"{name}/x": x, f"{name}/t": t, f"{name}/y": y, f"{name}/loss": cost.reshape(1), f"{name}/grad/input": x.grad}
    for key, value in model.named_parameters():
        all[f"{name}/grad/{key}"] = value.grad.clone()


def mse(y, t):
    return F.mse_loss(y, t)


# ---- Activations: a hidden layer and a head of each ----

activations = {
    "Linear": nn.Identity, "ReLU": nn.ReLU, "LeakyReLU": nn.LeakyReLU, "PReLU": None, "ELU": nn.ELU, "SELU": nn.SELU,
    "GELU": nn.GELU, "GELUTanh": lambda: nn.GELU(approximate="tanh"), "Swish": nn.SiLU, "SiLU": nn.SiLU, "Mish": nn.Mish,
    "Softplus": nn.Softplus, "Sigmoid": nn.Sigmoid, "HardSigmoid": nn.Hardsigmoid, "HardSwish": nn.Hardswish,
    "Tanh": nn.Tanh, "Softmax": lambda: nn.Softmax(1), "LogSoftmax": lambda: nn.LogSoftmax(1)}


class DenseAct(nn.Module):
    def __init__(self, inputs, outputs, act):
        super().__init__()
        linear = nn.Linear(inputs, outputs)
        self.weight, self.bias = linear.weight, linear.bias
        self.act = activations[act]() if act != "PReLU" else None
        if act == "PReLU":
            self.slope = nn.Parameter(torch.full((outputs,), 0.25))

    def forward(self, x):
        z = F.linear(x, self.weight, self.bias)
        return self.act(z) if self.act is not None else F.prelu(z, self.slope)


def dense(*layers):
    return nn.Sequential(*[DenseAct(*layer) for layer in layers])


torch.manual_seed(1)
found = {}
for act in activations:
    model = dense((3, 5, act), (5, 2, act))
    shake(model)
    record(found, act, model, torch.randn(4, 3) * 1.5, torch.randn(4, 2), mse)
write_safetensors(here / "activations.safetensors", found)

# ---- Losses ----


def distribution(rows, columns):
    return torch.softmax(torch.randn(rows, columns), 1)


def cross_entropy(y, t):
    return -(t * torch.log(y)).sum(1).mean()


def hinge(y, t):
    return torch.clamp(1 - t * y, min=0).mean()


losses = {
    "MeanSquaredError": ("Linear", lambda: torch.randn(5, 3), F.mse_loss),
    "MeanAbsoluteError": ("Linear", lambda: torch.randn(5, 3), F.l1_loss),
    "Huber": ("Linear", lambda: torch.randn(5, 3) * 2, F.huber_loss),
    "HuberHalf": ("Linear", lambda: torch.randn(5, 3) * 2, lambda y, t: F.huber_loss(y, t, delta=0.5)),
    "Hinge": ("Linear", lambda: torch.sign(torch.randn(5, 3)), hinge),
    "BinaryCrossEntropy": ("Sigmoid", lambda: torch.rand(5, 3), F.binary_cross_entropy),
    "BinaryCrossEntropyWithLogits": ("Linear", lambda: torch.rand(5, 3), F.binary_cross_entropy_with_logits),
    "CrossEntropy": ("Softmax", lambda: distribution(5, 3), cross_entropy),
    "CrossEntropySmoothed": ("Softmax", lambda: F.one_hot(torch.randint(3, (5,)), 3).double(),
                             lambda y, t: F.cross_entropy(torch.log(y), t, label_smoothing=0.1)),
    "CrossEntropyWithLogits": ("Linear", lambda: distribution(5, 3), lambda y, t: F.cross_entropy(y, t)),
    "NegativeLogLikelihood": ("LogSoftmax", lambda: F.one_hot(torch.randint(3, (5,)), 3).double(),
                              lambda y, t: F.nll_loss(y, t.argmax(1))),
    "KullbackLeibler": ("Softmax", lambda: distribution(5, 3),
                        lambda y, t: F.kl_div(torch.log(y), t, reduction="batchmean"))}
found = {}
for name, (head, targets, loss) in losses.items():
    model = dense((4, 3, head))
    shake(model)
    record(found, name, model, torch.randn(5, 4), targets(), loss)
write_safetensors(here / "losses.safetensors", found)

# ---- Weighted losses: PyTorch's class weights, pos_weight and rows weighted by hand, with what each row weighs ----


# CrossEntropyLoss divides by the sum of the weights; a row then weighs w·rows/Σw.
def class_weighted(y, t, w=torch.tensor([0.5, 3.0, 1.25])):
    return F.cross_entropy(torch.log(y), t.argmax(1), weight=w), w[t.argmax(1)] * len(t) / w[t.argmax(1)].sum()


def positive_weighted(y, t, w=torch.tensor([7.0])):
    return F.binary_cross_entropy_with_logits(y, t, pos_weight=w), torch.where(t > 0, w, torch.ones(1)).reshape(-1)


def row_weighted(y, t, w=torch.tensor([0.0, 1.0, 2.5, 0.25, 1.0])):
    return (w * F.mse_loss(y, t, reduction="none").mean(1)).mean(), w


generator = torch.get_rng_state()
torch.manual_seed(2)
found = {}
for name, (head, targets, loss) in {
        "CrossEntropy": ("Softmax", F.one_hot(torch.tensor([2, 0, 1, 1, 0]), 3).double(), class_weighted),
        "BinaryCrossEntropyWithLogits": ("Linear", torch.tensor([[1.0], [0], [0], [1], [0]]), positive_weighted),
        "MeanSquaredError": ("Linear", torch.randn(5, 3), row_weighted)}.items():
    model = dense((4, targets.shape[1], head))
    shake(model)
    x = torch.randn(5, 4)
    record(found, name, model, x, targets, lambda y, t: loss(y, t)[0])
    found[f"{name}/weights"] = loss(model(x), targets)[1]
write_safetensors(here / "weighted.safetensors", found)
torch.set_rng_state(generator)

# ---- Normalisation: a step in training mode, then inference with the statistics it left ----

found = {}
for name, layer in {"BatchNorm": nn.BatchNorm1d(5), "LayerNorm": nn.LayerNorm(5)}.items():
    model = nn.Sequential(DenseAct(3, 5, "Tanh"), layer, DenseAct(5, 2, "Linear"))
    shake(model)
    if name == "BatchNorm":
        layer.running_mean.copy_(torch.randn(5))
        layer.running_var.copy_(torch.rand(5) + 0.5)
    record(found, name, model, torch.randn(7, 3), torch.randn(7, 2), mse)
    for key, value in model.state_dict().items():
        if "num_batches" not in key:
            found[f"{name}/after/{key}"] = value.clone()
    model.eval()
    found[f"{name}/inferred"] = model(found[f"{name}/x"])
write_safetensors(here / "normalisation.safetensors", found)

# ---- Optimizers: ten steps with PyTorch's defaults, and with weight decay on weights but not on biases ----


# NAdam as PyTorch documents it and computes it from 2.0 on; 1.13 multiplies the momentum into its product once too often.
class NAdam(torch.optim.Optimizer):
    def __init__(self, params):
        super().__init__(params, dict(torch.optim.NAdam([torch.zeros(1)]).defaults))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            (b1, b2), psi = group["betas"], group["momentum_decay"]
            for p in group["params"]:
                s = self.state[p]
                t = s["t"] = s.get("t", 0) + 1
                g = p.grad + group["weight_decay"] * p
                now, later = (b1 * (1 - 0.5 * 0.96 ** (n * psi)) for n in (t, t + 1))
                s["product"] = s.get("product", 1.0) * now
                s["m"] = b1 * s.get("m", 0) + (1 - b1) * g
                s["v"] = b2 * s.get("v", 0) + (1 - b2) * g * g
                mean = later * s["m"] / (1 - s["product"] * later) + (1 - now) * g / (1 - s["product"])
                p -= group["lr"] * mean / ((s["v"] / (1 - b2 ** t)).sqrt() + group["eps"])


# Etch holds hyper-parameters as float: PyTorch gets the same numbers.
def as_float(value):
    if isinstance(value, float):
        return struct.unpack("f", struct.pack("f", value))[0]
    return tuple(as_float(v) for v in value) if isinstance(value, tuple) else value


def decaying(make):
    def both(model, **more):
        weights = [p for p in model.parameters() if p.dim() > 1]
        biases = [p for p in model.parameters() if p.dim() == 1]
        return make([{"params": weights, "weight_decay": 0.1}, {"params": biases, "weight_decay": 0.0}], **more)
    return both


sgd, o = torch.optim.SGD, torch.optim
plain = {
    "SGD": lambda p: sgd(p, lr=0.01), "Momentum": lambda p: sgd(p, lr=0.01, momentum=0.9),
    "Nesterov": lambda p: sgd(p, lr=0.01, momentum=0.9, nesterov=True), "AdaGrad": o.Adagrad, "RMSprop": o.RMSprop,
    "Adam": o.Adam, "AdaMax": o.Adamax, "NAdam": NAdam, "AdamW": lambda p: o.AdamW(p, weight_decay=0)}
decayed = {
    "SGD": lambda p: sgd(p, lr=0.01), "Momentum": lambda p: sgd(p, lr=0.01, momentum=0.9),
    "Nesterov": lambda p: sgd(p, lr=0.01, momentum=0.9, nesterov=True), "AdaGrad": o.Adagrad, "RMSprop": o.RMSprop,
    "Adam": o.Adam, "AdaMax": o.Adamax, "NAdam": NAdam, "AdamW": o.AdamW}
start = dense((3, 5, "Tanh"), (5, 2, "Linear"))
shake(start)
x, t = torch.randn(10, 6, 3), torch.randn(10, 6, 2)
found = {"x": x.reshape(60, 3), "t": t.reshape(60, 2)}
found |= {f"before/{key}": value.clone() for key, value in start.state_dict().items()}
for kind, makers in {"plain": plain, "decayed": decayed}.items():
    for name, make in makers.items():
        model = dense((3, 5, "Tanh"), (5, 2, "Linear"))
        model.load_state_dict(start.state_dict())
        optimizer = make(model.parameters()) if kind == "plain" else decaying(make)(model)
        for group in optimizer.param_groups:
            group |= {key: as_float(value) for key, value in group.items() if key != "params"}
        for step in range(10):
            optimizer.zero_grad()
            mse(model(x[step]), t[step]).backward()
            optimizer.step()
        for key, value in model.state_dict().items():
            found[f"{kind}/{name}/{key}"] = value.clone()
write_safetensors(here / "optimizers.safetensors", found)

# ---- Weights as PyTorch saves them: float, with its batch counter ----

model = nn.Sequential(nn.Linear(3, 5), nn.BatchNorm1d(5), nn.Tanh(), nn.Linear(5, 2)).float()
shake(model)
model(torch.randn(8, 3, dtype=torch.float32))
model.eval()
write_safetensors(here / "torch_model.safetensors", {k: v.reshape(1) if v.dim() == 0 else v for k, v in model.state_dict().items()})
x = torch.randn(4, 3, dtype=torch.float32)
write_safetensors(here / "torch_model_rows.safetensors", {"x": x, "y": model(x)})

# ---- Images: windows of every kind, and a network's weights as PyTorch saves them ----

torch.manual_seed(2)
found = {}
images = {
    "Plain": ((1, 5, 6), nn.Sequential(nn.Conv2d(1, 2, 3), nn.Tanh(), nn.Flatten(), nn.Linear(24, 2))),
    "Strided": ((2, 6, 5), nn.Sequential(nn.Conv2d(2, 3, (3, 2), stride=(2, 1), padding=(1, 0)), nn.SiLU(),
                                         nn.Conv2d(3, 2, 2, stride=2, padding=1), nn.Flatten())),
    "Same": ((2, 4, 7), nn.Sequential(nn.Conv2d(2, 5, (4, 3), padding="same", bias=False), nn.ReLU(),
                                      nn.Conv2d(5, 1, 3, padding="same", dilation=2), nn.Flatten()))}
for name, (shape, model) in images.items():
    shake(model)
    x = torch.randn(3, *shape)
    record(found, name, model, x, torch.randn_like(model(x)), mse)
write_safetensors(here / "images.safetensors", found)
model = images["Strided"][1].float()
x = torch.randn(4, 2, 6, 5, dtype=torch.float32)
write_safetensors(here / "torch_images.safetensors", model.state_dict())
write_safetensors(here / "torch_images_rows.safetensors", {"x": x, "y": model(x)})
