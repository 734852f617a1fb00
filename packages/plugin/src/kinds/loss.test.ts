import { literal, type Tensor } from "@titrate/tensor";
import { describe, expect, it } from "vitest";
import { DataError } from "../error.ts";
import { matrix } from "../numeric-array.ts";
import { real } from "../params.ts";
import { defineLoss, type LossDefinition } from "./loss.ts";

const x = literal([1, 2], [2, 1]);
const bind = (functions: Partial<LossDefinition<Record<never, never>>>) =>
  defineLoss({
    name: "error",
    summary: "For tests.",
    compute: ({ output }) => output.mean(),
    ...functions,
  }).bind({}, { path: [] });

describe("what a loss returns is checked", () => {
  const compute = (returned: unknown) => () =>
    bind({ compute: () => returned as Tensor }).compute({ output: x, target: x });
  const predict = (returned: unknown) => () => bind({ predict: () => returned as Tensor }).predict(x);

  it("compute: one float", () => {
    expect(compute(0)).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: loss "error": compute returned 0 (a number); formulas are built with tensor methods: write x.mul(2), not x * 2]`,
    );
    expect(compute(x)).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: loss "error": compute returned a tensor [2, 1] of float; make it one number, shape []: use .mean() or .sum()]`,
    );
    expect(compute(x.cast("int").sum())).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: loss "error": compute returned a tensor [] of int; make it a float: add .cast("float")]`,
    );
    expect(compute(x.sum())).not.toThrow();
  });

  it("predict: a tensor", () => {
    expect(predict(undefined)).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: loss "error": predict returned undefined; is a "return" missing?]`,
    );
    expect(predict(x)()).toBe(x);
    expect(bind({}).predict(x)).toBe(x);
  });
});

it("checkTargets sees the targets and the parameters; without one, all targets pass", () => {
  const loss = defineLoss({
    name: "bounded",
    summary: "For tests.",
    params: { most: real(1) },
    compute: ({ output }) => output.mean(),
    checkTargets({ data }, { most }) {
      const row = data.findIndex((target) => target > most);
      if (row >= 0) throw new DataError('loss "bounded"', `row ${row} of the targets is above ${most}`);
    },
  });
  const check = (most: number) => () => loss.bind({ most }, { path: [] }).checkTargets(matrix([[1], [3]]));
  expect(check(3)).not.toThrow();
  expect(check(2)).toThrowErrorMatchingInlineSnapshot(
    `[DataError: loss "bounded": row 1 of the targets is above 2]`,
  );
  expect(bind({}).checkTargets(matrix([[1]]))).toBeUndefined();
});
