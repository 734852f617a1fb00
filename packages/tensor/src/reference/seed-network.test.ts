import { describe, expect, it } from "vitest";
import { gradients } from "../gradients/gradients.ts";
import { constant, input, state } from "../leaves.ts";
import type { Entry, Program } from "../program.ts";
import type { Tensor } from "../tensor.ts";
import { referenceExecutor } from "./executor.ts";
import { seedNetwork } from "./seed-network.fixture.ts";

const x = input("x", [4, 3]);
const target = input("target", [4, 1]);
const rate = input("rate", []);
const hidden = state("hidden", [3, 4]);
const output = state("output", [4, 1]);
const miss = target.sub(x.matmul(hidden).sigmoid().matmul(output).sigmoid());

/** Gradient descent on half the sum of squares: the program that NumPy's users know. */
function descend(loss: Tensor): Entry {
  const weights = [hidden, output];
  return {
    batch: 4,
    rows: [
      { tensor: x, table: "inputs" },
      { tensor: target, table: "targets" },
    ],
    scalars: [rate],
    updates: gradients(loss, weights).map((gradient, i) => ({
      state: weights[i]!,
      value: weights[i]!.sub(gradient.mul(rate)),
    })),
    outputs: { error: miss.abs().mean() },
  };
}

function open(precision: Program["precision"]) {
  const session = referenceExecutor.compile({
    precision,
    tables: [
      { name: "inputs", rows: 4, shape: [3], dtype: "float" },
      { name: "targets", rows: 4, shape: [1], dtype: "float" },
    ],
    state: [
      { name: "hidden", tensor: hidden },
      { name: "output", tensor: output },
    ],
    entries: { train: descend(miss.square().sum().mul(constant(0.5))) },
  });
  session.load("inputs", seedNetwork.inputs);
  session.load("targets", seedNetwork.targets);
  session.restore({ hidden: seedNetwork.hidden, output: seedNetwork.output });
  const train = (steps: number) =>
    session.run("train", {
      steps,
      rows: Int32Array.from({ length: steps * 4 }, (_, i) => i % 4),
      scalars: new Float64Array(steps).fill(1),
    }).error!;
  return { session, train };
}

const closeTo = (numbers: ArrayLike<number>, expected: readonly number[], tolerance: number) => {
  expect(numbers.length).toBe(expected.length);
  for (const [i, number] of expected.entries())
    expect(Math.abs(numbers[i]! - number), `element ${i}: ${numbers[i]}`).toBeLessThanOrEqual(tolerance);
};

describe("the seed network", () => {
  it("makes NumPy's first update", () => {
    const { session, train } = open("f64");
    train(1);
    closeTo(session.snapshot().hidden!, seedNetwork.hiddenAfterOne, 1e-13);
    closeTo(session.snapshot().output!, seedNetwork.outputAfterOne, 1e-13);
  });
  it.each([
    ["f64", 1e-13],
    ["f32", 1e-5],
  ] as const)("has NumPy's errors, in %s", (precision, tolerance) => {
    const errors = open(precision).train(50001);
    const at = Object.keys(seedNetwork.error).map(Number);
    const found = at.map((iteration) => errors[iteration]!);
    closeTo(found, Object.values(seedNetwork.error), tolerance);
  });
  it("has the same bits in one call and in many", () => {
    const [whole, parts] = [open("f64"), open("f64")];
    const once = whole.train(300);
    const several = [1, 99, 200].flatMap((steps) => [...parts.train(steps)]);
    expect(several).toEqual([...once]);
    expect(parts.session.snapshot()).toEqual(whole.session.snapshot());
  });
});
