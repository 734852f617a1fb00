import type { Workload } from "../contest.ts";
import { titrate } from "./titrate.ts";

const resident = "resident memory of the process, after collecting garbage";

export const compile: Workload = {
  name: "compile",
  about: "What compiling costs, the first step included, and what 1,000 different programs leave behind.",
  contests: [],
  ceilings: {
    start: { ...titrate("compile"), flags: ["--expose-gc"] },
    figures: [
      {
        name: "compile seed-network",
        unit: "ms",
        target: 5,
        note: "with its first iteration; median of different programs",
      },
      {
        name: "compile seed-network, the first",
        unit: "ms",
        note: "in a new process: the compiler itself is cold",
      },
      {
        name: "compile 30 dense layers",
        unit: "ms",
        target: 100,
        note: "a training step, and the first one run; median of different programs",
      },
      { name: "memory before 1,000 compiles and trainings", unit: "MB", note: resident },
      { name: "memory after", unit: "MB", note: resident },
      { name: "memory growth", unit: "MB", note: "by 1,000 different programs and their trainings" },
    ],
  },
};
