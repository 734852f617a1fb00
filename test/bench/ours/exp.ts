import { type Executor, state } from "@titrate/tensor";
import { readFloats } from "../peers/numbers.ts";
import type { Contestant } from "../peers/protocol.ts";

export interface ExpTask {
  readonly folder: string;
  readonly length: number;
}

/** exp of every element, a step. */
export function exp(executor: Executor, { folder, length }: ExpTask): Omit<Contestant, "about"> {
  const [x, y] = [state("x", [length]), state("y", [length])];
  const session = executor.compile({
    precision: "f32",
    tables: [],
    state: [
      { name: "x", tensor: x },
      { name: "y", tensor: y },
    ],
    entries: {
      exp: { batch: 0, rows: [], scalars: [], updates: [{ state: y, value: x.exp() }], outputs: {} },
    },
  });
  session.restore({ x: readFloats(folder, "x") });
  return {
    work: (steps) => {
      session.run("exp", { steps });
      return (steps * length) / 1e6;
    },
    check: () => {
      session.run("exp", { steps: 1 });
      return Array.from((session.snapshot().y as Float32Array).subarray(0, 1000));
    },
  };
}
