import { type Executor, state } from "@titrate/tensor";
import { readFloats } from "../peers/numbers.ts";
import type { Contestant } from "../peers/protocol.ts";
import { sampleOf } from "../peers/sample.ts";

export interface MatmulTask {
  readonly folder: string;
  readonly m: number;
  readonly k: number;
  readonly n: number;
}

/** One product a step, [m, k] x [k, n]. */
export function matmul(executor: Executor, { folder, m, k, n }: MatmulTask): Omit<Contestant, "about"> {
  const [left, right, product] = [state("left", [m, k]), state("right", [k, n]), state("product", [m, n])];
  const session = executor.compile({
    precision: "f32",
    tables: [],
    state: Object.entries({ left, right, product }).map(([name, tensor]) => ({ name, tensor })),
    entries: {
      multiply: {
        batch: 0,
        rows: [],
        scalars: [],
        updates: [{ state: product, value: left.matmul(right) }],
        outputs: {},
      },
    },
  });
  session.restore({ left: readFloats(folder, "left"), right: readFloats(folder, "right") });
  return {
    work: (steps) => {
      session.run("multiply", { steps });
      return (steps * 2 * m * n * k) / 1e9;
    },
    check: () => {
      session.run("multiply", { steps: 1 });
      return sampleOf(session.snapshot().product as Float32Array);
    },
  };
}
