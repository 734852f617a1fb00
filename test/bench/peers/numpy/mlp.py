"""A multilayer perceptron by hand: in place, no array made in the loop but for the softmax's rows."""

import numpy as np
from protocol import loaded_blas, read_numbers, read_task, serve

task = read_task()
rows, batch = task["rows"], task["batch"]
shapes = task["parameters"]
layers = len(shapes) // 2
inputs = read_numbers(task, "inputs", (rows, task["inputShape"][0]))
labels = read_numbers(task, "labels", (rows,), "int32")
rate, beta1, beta2, epsilon = (np.float32(value) for value in (1e-3, 0.9, 0.999, 1e-8))

# All parameters lie in one array, so that Adam is a handful of calls.
size = sum(int(np.prod(shape)) for shape in shapes.values())
values, slopes, m, v, scratch = (np.zeros(size, np.float32) for _ in range(5))
parameter, slope = {}, {}
offset = 0
for name, shape in shapes.items():
    end = offset + int(np.prod(shape))
    parameter[name] = values[offset:end].reshape(shape)
    slope[name] = slopes[offset:end].reshape(shape)
    offset = end

widths = [shapes[f"weight{i}"][1] for i in range(layers)]
active = [np.empty((batch, width), np.float32) for width in widths]
error = [np.empty((batch, width), np.float32) for width in widths]
numbers = np.arange(batch)
progress = {"step": 0}


def reset():
    progress["step"] = 0
    m.fill(0)
    v.fill(0)
    for name, shape in shapes.items():
        parameter[name][...] = read_numbers(task, name, shape)


def forward(x):
    for i in range(layers):
        np.matmul(x, parameter[f"weight{i}"], out=active[i])
        active[i] += parameter[f"bias{i}"]
        if i < layers - 1:
            np.maximum(active[i], 0, out=active[i])
        x = active[i]


def backward(x, y):
    """Softmax cross-entropy and its gradient in every parameter. Returns the probabilities of the labels."""
    logits, last = active[-1], error[-1]
    np.subtract(logits, logits.max(1, keepdims=True), out=last)
    np.exp(last, out=last)
    last /= last.sum(1, keepdims=True)
    likelihood = last[numbers, y]
    last[numbers, y] -= 1
    last /= batch
    for i in reversed(range(layers)):
        before = active[i - 1] if i > 0 else x
        np.matmul(before.T, error[i], out=slope[f"weight{i}"])
        np.sum(error[i], 0, out=slope[f"bias{i}"])
        if i > 0:
            np.matmul(error[i], parameter[f"weight{i}"].T, out=error[i - 1])
            error[i - 1] *= active[i - 1] > 0
    return likelihood


def update():
    progress["step"] += 1
    step = progress["step"]
    np.multiply(m, beta1, out=m)
    np.multiply(slopes, 1 - beta1, out=scratch)
    np.add(m, scratch, out=m)
    np.multiply(v, beta2, out=v)
    np.multiply(slopes, slopes, out=slopes)
    np.multiply(slopes, 1 - beta2, out=slopes)
    np.add(v, slopes, out=v)
    np.multiply(v, np.float32(1 / (1 - 0.999**step)), out=scratch)
    np.sqrt(scratch, out=scratch)
    np.add(scratch, epsilon, out=scratch)
    np.divide(m, scratch, out=scratch)
    np.multiply(scratch, np.float32(rate / (1 - 0.9**step)), out=scratch)
    np.subtract(values, scratch, out=values)


def train(steps):
    likelihood = None
    for _ in range(steps):
        start = progress["step"] * batch % rows
        x, y = inputs[start : start + batch], labels[start : start + batch]
        forward(x)
        likelihood = backward(x, y)
        update()
    progress["loss"] = -np.log(likelihood).mean()


def check():
    reset()
    losses = []
    for _ in range(task["checkSteps"]):
        train(1)
        losses.append(progress["loss"])
    return losses


serve({"blas": loaded_blas()}, train, check, reset)
