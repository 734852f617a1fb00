"""So many trainings of the seed network, shared by two processes: `many_runs.py RUNS ITERATIONS [FRACTION]`."""

import sys
from multiprocessing import get_context

import torch

X = torch.tensor([[0.0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
y = torch.tensor([[0.0], [1], [1], [0]])


def train(seed, iterations):
    torch.manual_seed(seed)
    hidden = (2 * torch.rand(3, 4) - 1).requires_grad_()
    output = (2 * torch.rand(4, 1) - 1).requires_grad_()
    optimizer = torch.optim.SGD([hidden, output], lr=1)
    loss = torch.zeros(())
    for _ in range(iterations):
        optimizer.zero_grad()
        loss = ((y - torch.sigmoid(torch.sigmoid(X @ hidden) @ output)) ** 2).sum() / 2
        loss.backward()
        optimizer.step()
    return loss.item()


if __name__ == "__main__":
    runs, iterations = int(sys.argv[1]), int(sys.argv[2])
    fraction = float(sys.argv[3]) if len(sys.argv) > 3 else 1
    torch.set_num_threads(1)
    with get_context("fork").Pool(2) as pool:
        losses = pool.starmap(train, [(seed, round(iterations * fraction)) for seed in range(runs)])
    print(sum(losses) / runs)
