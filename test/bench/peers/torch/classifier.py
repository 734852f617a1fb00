"""Training a classifier in PyTorch: as it comes, or with the settings that make it fastest on a CPU."""

import torch
from protocol import read_numbers, read_task, serve


def compete(build):
    """`build(task)` gives a model, a function that loads its first values, and the inputs' memory format."""
    task = read_task()
    if "threads" in task:
        torch.set_num_threads(task["threads"])
    tuned = task.get("tuned", False)
    rows, batch = task["rows"], task["batch"]
    model, load, memory_format = build(task)
    inputs = torch.from_numpy(read_numbers(task, "inputs", (rows, *task["inputShape"])))
    labels = torch.from_numpy(read_numbers(task, "labels", (rows,), "int32")).long()
    if memory_format is not None:
        model = model.to(memory_format=memory_format)
        inputs = inputs.contiguous(memory_format=memory_format)
    criterion = torch.nn.CrossEntropyLoss()
    now = {}

    def reset():
        now["step"] = 0
        with torch.no_grad():
            load(model)
        # Nothing but what the setting is about: the rest is as it comes.
        options = {"foreach": True} if tuned else {}
        now["optimizer"] = torch.optim.Adam(model.parameters(), lr=1e-3, **options)

    def train(steps):
        optimizer = now["optimizer"]
        for _ in range(steps):
            start = now["step"] * batch % rows
            now["step"] += 1
            if tuned:
                optimizer.zero_grad(set_to_none=True)
            else:
                optimizer.zero_grad()
            loss = criterion(model(inputs[start : start + batch]), labels[start : start + batch])
            loss.backward()
            optimizer.step()
            now["loss"] = loss

    def check():
        reset()
        losses = []
        for _ in range(task["checkSteps"]):
            train(1)
            losses.append(now["loss"].item())
        return losses

    serve({"torch": torch.__version__, "threads": torch.get_num_threads()}, train, check, reset)
