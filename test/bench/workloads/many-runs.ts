import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command, Workload } from "../contest.ts";

const [runs, iterations] = [64, 5000];

const nothingKept = "neither keeps its results (--no-store)";

const experiment = `name: many-runs
description: The seed network, trained from ${runs} different starts.
defaults:
  - model: three-layer
  - dataset: xor-3bit
  - optimizer: sgd
  - _self_
# Half the summed squared error, descended with rate 1: the eleven lines' update.
loss: { type: mse, reduction: sum }
optimizer: { lr: 0.5 }
metrics: [mean-absolute-error]
train: { epochs: ${iterations}, batch: full }
sweep: { seeds: ${runs} }
report:
  metric: { name: train/mean-absolute-error, goal: minimize }
`;

const python = (script: string, need: "numpy" | "torch", more: Partial<Command> = {}): Command => ({
  kind: "command",
  program: "python",
  script,
  args: () => [String(runs), String(iterations)],
  count: runs,
  environment: { OMP_NUM_THREADS: "1" },
  needs: ["numpy", need],
  ...more,
});

export const manyRuns: Workload = {
  name: "many-runs",
  about: `${runs} trainings of the seed network, ${iterations} iterations each, as whole commands on two cores.`,
  contests: [
    {
      name: "many-runs",
      unit: "trainings/s",
      prepare: (folder) => writeFileSync(join(folder, "many-runs.yaml"), experiment),
      ours: {
        kind: "command",
        program: "node",
        script: "../../packages/cli/src/titrate.js",
        args: (folder) => ["run", join(folder, "many-runs.yaml"), "--no-store"],
        count: runs,
      },
      rivals: [
        {
          peer: "numpy",
          start: python("peers/numpy/many_runs.py", "numpy"),
          target: 10,
          note: `2 processes; f64, as the eleven lines are; ${nothingKept}`,
        },
        {
          peer: "pytorch",
          start: python("peers/torch/many_runs.py", "torch", { fraction: 0.05 }),
          target: 100,
          note: `2 processes; a twentieth of the iterations, scaled up; ${nothingKept}`,
        },
      ],
    },
  ],
};
