import type { Workload } from "../contest.ts";
import { randomNumbers, writeNumbers } from "../harness/random-numbers.ts";
import { titrate } from "./titrate.ts";

const task = { length: 1_000_000 };

export const exp: Workload = {
  name: "exp",
  about: "exp of a million f32 between -10 and 10.",
  contests: [
    {
      name: "exp",
      unit: "M elements/s",
      prepare: (folder) => writeNumbers(folder, { x: randomNumbers(5).floats(task.length, -10, 10) }),
      ours: titrate("exp", task),
      rivals: [
        {
          peer: "javascript",
          start: { kind: "child", program: "node", script: "peers/javascript/exp.mjs", task },
          target: 6,
          agreement: 1e-6,
          note: "Math.exp into a Float32Array",
        },
      ],
    },
  ],
};
