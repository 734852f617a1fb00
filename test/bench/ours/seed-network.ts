import {
  constant,
  type Executor,
  gradients,
  input,
  type Program,
  type Session,
  state,
} from "@titrate/tensor";
import type { Contestant } from "../peers/protocol.ts";

export interface SeedNetworkTask {
  readonly precision: Program["precision"];
  readonly inputs: readonly number[];
  readonly targets: readonly number[];
  readonly hidden: readonly number[];
  readonly output: readonly number[];
  /** In which iterations the mean absolute error is checked. */
  readonly checkpoints: readonly number[];
}

/** 3-4-1 on four rows: gradient descent with rate 1 on half the summed squared error; another `half`, another program. */
export function seedNetworkProgram(precision: Program["precision"], half = 0.5): Program {
  const x = input("x", [4, 3]);
  const target = input("target", [4, 1]);
  const rate = input("rate", []);
  const weights = { hidden: state("hidden", [3, 4]), output: state("output", [4, 1]) };
  const miss = target.sub(x.matmul(weights.hidden).sigmoid().matmul(weights.output).sigmoid());
  const learned = Object.values(weights);
  const slopes = gradients(miss.square().sum().mul(constant(half)), learned);
  const rows = [
    { tensor: x, table: "inputs" },
    { tensor: target, table: "targets" },
  ];
  return {
    precision,
    tables: [
      { name: "inputs", rows: 4, shape: [3], dtype: "float" },
      { name: "targets", rows: 4, shape: [1], dtype: "float" },
    ],
    state: Object.entries(weights).map(([name, tensor]) => ({ name, tensor })),
    entries: {
      train: {
        batch: 4,
        rows,
        scalars: [rate],
        updates: learned.map((weight, i) => ({ state: weight, value: weight.sub(slopes[i]!.mul(rate)) })),
        outputs: {},
      },
      score: { batch: 4, rows, scalars: [], updates: [], outputs: { error: miss.abs().mean() } },
    },
  };
}

/** Trains for so many iterations, in calls of some thousand: as a run does that is looked at now and then. */
export function trainSeedNetwork(session: Session, iterations: number): void {
  for (let done = 0; done < iterations; done += callSteps) {
    const steps = Math.min(callSteps, iterations - done);
    session.run("train", { steps, rows: rows.subarray(0, steps * 4), scalars: rates.subarray(0, steps) });
  }
}

const callSteps = 10_000;
const rows = Int32Array.from({ length: callSteps * 4 }, (_, i) => i % 4);
const rates = new Float64Array(callSteps).fill(1);

export function seedNetwork(executor: Executor, task: SeedNetworkTask): Omit<Contestant, "about"> {
  const session = executor.compile(seedNetworkProgram(task.precision));
  session.load("inputs", task.inputs);
  session.load("targets", task.targets);
  const reset = () => session.restore({ hidden: task.hidden, output: task.output });
  const work = (n: number) => {
    trainSeedNetwork(session, n);
    return undefined;
  };
  const check = () => {
    reset();
    const errors: number[] = [];
    let done = 0;
    for (const checkpoint of task.checkpoints) {
      work(checkpoint - done);
      done = checkpoint;
      errors.push(session.run("score", { steps: 1, rows: Int32Array.of(0, 1, 2, 3) }).error![0]!);
    }
    return errors;
  };
  return { reset, work, check };
}
