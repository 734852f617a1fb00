"""So many trainings of the eleven lines, shared by two processes: `many_runs.py RUNS ITERATIONS`."""

import sys
from multiprocessing import Pool

import numpy as np

X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
y = np.array([[0, 1, 1, 0]]).T


def train(seed, iterations):
    np.random.seed(seed)
    w0 = 2 * np.random.random((3, 4)) - 1
    w1 = 2 * np.random.random((4, 1)) - 1
    for _ in range(iterations):
        l1 = 1 / (1 + np.exp(-np.dot(X, w0)))
        l2 = 1 / (1 + np.exp(-np.dot(l1, w1)))
        l2_delta = (y - l2) * (l2 * (1 - l2))
        l1_delta = l2_delta.dot(w1.T) * (l1 * (1 - l1))
        w1 += l1.T.dot(l2_delta)
        w0 += X.T.dot(l1_delta)
    return np.abs(y - l2).mean()


if __name__ == "__main__":
    runs, iterations = int(sys.argv[1]), int(sys.argv[2])
    with Pool(2) as pool:
        errors = pool.starmap(train, [(seed, iterations) for seed in range(runs)])
    print(np.mean(errors))
