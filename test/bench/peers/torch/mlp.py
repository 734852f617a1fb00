import torch
from classifier import compete
from protocol import read_numbers


def build(task):
    shapes = task["parameters"]
    layers = len(shapes) // 2
    parts = []
    for i in range(layers):
        parts.append(torch.nn.Linear(*shapes[f"weight{i}"]))
        if i < layers - 1:
            parts.append(torch.nn.ReLU())

    def load(model):
        for i, linear in enumerate(part for part in model if isinstance(part, torch.nn.Linear)):
            for name, target in ((f"weight{i}", linear.weight.T), (f"bias{i}", linear.bias)):
                target.copy_(torch.from_numpy(read_numbers(task, name, shapes[name])))

    return torch.nn.Sequential(*parts), load, None


compete(build)
