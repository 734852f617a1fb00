import torch
from classifier import compete
from protocol import read_numbers


def build(task):
    model = torch.nn.Sequential(
        torch.nn.Conv2d(1, 16, 3, padding=1),
        torch.nn.ReLU(),
        torch.nn.MaxPool2d(2),
        torch.nn.Conv2d(16, 32, 3, padding=1),
        torch.nn.ReLU(),
        torch.nn.MaxPool2d(2),
        torch.nn.Flatten(),
        torch.nn.Linear(32 * 7 * 7, 10),
    )

    def load(model):
        for name, target in (
            ("kernel0", model[0].weight),
            ("offset0", model[0].bias),
            ("kernel1", model[3].weight),
            ("offset1", model[3].bias),
            ("weight", model[7].weight.T),
            ("bias", model[7].bias),
        ):
            target.copy_(torch.from_numpy(read_numbers(task, name, task["parameters"][name])))

    return model, load, torch.channels_last if task.get("tuned") else None


compete(build)
