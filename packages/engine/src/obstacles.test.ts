import { describe, expect, it } from "vitest";
import { RunError } from "./run-error.ts";
import { half, layer, parts } from "./testing/parts.ts";
import { checkRun } from "./train.ts";

const wide = layer((x, scope) =>
  x.matmul(scope.parameter("weight", [1, 1_000_000_000], half)).sum(-1, { keepDims: true }),
);
const placed = (at: number) => ({ ...wide, path: ["model", "layers", at] });
const model = layer((x, scope) => scope.call(placed(1), scope.call(placed(0), x)));

function refusalOf(changes: Parameters<typeof parts>[1]): RunError {
  try {
    checkRun(parts([1, 2], changes));
  } catch (error) {
    if (error instanceof RunError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("what an executor cannot run", () => {
  it("is told for each layer, at its place, by its name", () => {
    const refusal = refusalOf({ model });
    const all = [refusal, ...refusal.others];
    expect(all.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        ["model", "layers", 0],
        ["model", "layers", 1],
      ]),
    );
    expect(new Set(all.map(({ path }) => JSON.stringify(path))).size).toBe(all.length);
    expect(refusal.message).toMatch(
      /^the reference executor cannot run this: layer "test-layer-[12]": .* GiB/,
    );
  });
  it("is told of the data where they are too many", () => {
    const { train } = parts([]).dataset;
    // As long as it is, without its numbers: nothing is read before the check.
    const inputs = { ...train.inputs, shape: [1_000_000_000, 1] };
    const targets = { ...train.targets, shape: [1_000_000_000, 1] };
    const refusal = refusalOf({ dataset: { train: { inputs, targets } } });
    expect([refusal, ...refusal.others].map(({ path }) => path?.[0])).toContain("dataset");
  });
  it("is told at the executor's own place where it is about no tensor", () => {
    expect(refusalOf({ numerics: "fast" })).toMatchObject({
      path: ["executor"],
      message: expect.stringContaining("`executor: compiled`"),
    });
  });
});
