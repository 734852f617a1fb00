"""The well-known eleven lines: a network of 3-4-1, forward, back, and two updates."""

import numpy as np
from protocol import loaded_blas, read_task, serve

task = read_task()
dtype = {"f32": np.float32, "f64": np.float64}[task["precision"]]
X = np.array(task["inputs"], dtype).reshape(4, 3)
y = np.array(task["targets"], dtype).reshape(4, 1)
weights = {}


def reset():
    weights["hidden"] = np.array(task["hidden"], dtype).reshape(3, 4)
    weights["output"] = np.array(task["output"], dtype).reshape(4, 1)


def train(iterations):
    w0, w1 = weights["hidden"], weights["output"]
    for _ in range(iterations):
        l1 = 1 / (1 + np.exp(-np.dot(X, w0)))
        l2 = 1 / (1 + np.exp(-np.dot(l1, w1)))
        l2_delta = (y - l2) * (l2 * (1 - l2))
        l1_delta = l2_delta.dot(w1.T) * (l1 * (1 - l1))
        w1 += l1.T.dot(l2_delta)
        w0 += X.T.dot(l1_delta)


def check():
    reset()
    done, errors = 0, []
    for checkpoint in task["checkpoints"]:
        train(checkpoint - done)
        done = checkpoint
        l1 = 1 / (1 + np.exp(-X.dot(weights["hidden"])))
        l2 = 1 / (1 + np.exp(-l1.dot(weights["output"])))
        errors.append(np.abs(y - l2).mean())
    return errors


serve({"numpy": np.__version__, "blas": loaded_blas()}, train, check, reset)
