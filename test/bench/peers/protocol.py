"""How a contestant in Python speaks with the harness; the lines are those of protocol.ts."""

import json
import os
import re
import sys
import time

CHUNK_SECONDS = 0.02


def serve(about, work, check, reset=lambda: None):
    """`work(n)` does n units of work and returns what to count, n if it returns None."""
    chunk = 1
    say({"ready": True, **about})
    for line in sys.stdin:
        word, *arguments = line.split()
        if word == "run":
            reset()
            count, elapsed, start = 0, 0.0, time.perf_counter()
            while elapsed < float(arguments[0]):
                before = elapsed
                done = work(chunk)
                count += chunk if done is None else done
                elapsed = time.perf_counter() - start
                if elapsed - before < CHUNK_SECONDS / 2:
                    chunk *= 2
            say({"count": count, "seconds": elapsed})
        elif word == "check":
            say({"values": [float(value) for value in check()]})
        else:
            raise ValueError(f"{line!r} is no line of the protocol")


def say(message):
    print("bench", json.dumps(message), flush=True)


def read_task():
    return json.loads(os.environ["BENCH_TASK"])


def read_numbers(task, name, shape, dtype="float32"):
    import numpy

    return numpy.fromfile(os.path.join(task["folder"], name), dtype).reshape(shape)


def loaded_blas():
    """The BLAS that this process really uses, which NumPy's configuration does not tell on Debian."""
    try:
        with open("/proc/self/maps") as maps:
            found = re.findall(r"(libopenblas\S*|libblas\S*|libmkl_rt\S*)", maps.read())
    except OSError:
        return "unknown"
    kernel = ""
    try:
        import threadpoolctl

        kernels = [pool.get("architecture") for pool in threadpoolctl.threadpool_info()]
        kernel = "".join(f" ({name})" for name in kernels if name)
    except ImportError:
        pass
    return f"{max(found, key=len)}{kernel}" if found else "unknown"
