"""One product after the other, into an array that is there."""

import numpy as np
from protocol import loaded_blas, read_numbers, read_task, serve

task = read_task()
m, k, n = task["m"], task["k"], task["n"]
left = read_numbers(task, "left", (m, k))
right = read_numbers(task, "right", (k, n))
product = np.empty((m, n), np.float32)


def work(count):
    for _ in range(count):
        np.matmul(left, right, out=product)
    return count * 2 * m * n * k / 1e9


def check():
    work(1)
    return [product.flat[i * 7919 % product.size] for i in range(16)]


serve({"blas": loaded_blas()}, work, check)
