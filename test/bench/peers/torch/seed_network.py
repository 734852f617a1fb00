"""The seed network in PyTorch as it is taught: autograd, and an optimizer."""

import torch
from protocol import read_task, serve

task = read_task()
dtype = {"f32": torch.float32, "f64": torch.float64}[task["precision"]]
X = torch.tensor(task["inputs"], dtype=dtype).reshape(4, 3)
y = torch.tensor(task["targets"], dtype=dtype).reshape(4, 1)
hidden = torch.zeros(3, 4, dtype=dtype, requires_grad=True)
output = torch.zeros(4, 1, dtype=dtype, requires_grad=True)
optimizer = torch.optim.SGD([hidden, output], lr=1)


def reset():
    with torch.no_grad():
        hidden.copy_(torch.tensor(task["hidden"], dtype=dtype).reshape(3, 4))
        output.copy_(torch.tensor(task["output"], dtype=dtype).reshape(4, 1))


def predict():
    return torch.sigmoid(torch.sigmoid(X @ hidden) @ output)


def train(iterations):
    for _ in range(iterations):
        optimizer.zero_grad()
        loss = ((y - predict()) ** 2).sum() / 2
        loss.backward()
        optimizer.step()


def check():
    reset()
    done, errors = 0, []
    for checkpoint in task["checkpoints"]:
        train(checkpoint - done)
        done = checkpoint
        errors.append((y - predict()).abs().mean().item())
    return errors


serve({"torch": torch.__version__, "threads": torch.get_num_threads()}, train, check, reset)
