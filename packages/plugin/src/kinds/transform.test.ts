import { namedStreams } from "@titrate/numeric";
import { expect, it } from "vitest";
import { matrix } from "../numeric-array.ts";
import type { Dataset } from "./dataset.ts";
import { defineTransform } from "./transform.ts";

const dataset: Dataset = { train: { inputs: matrix([[1]]), targets: matrix([[1]]) } };
const apply = (returned: unknown) =>
  defineTransform({ name: "given", summary: "Given.", apply: () => returned as Dataset })
    .bind({}, { path: [] })
    .apply(dataset, { random: namedStreams(1)("transform") });

it("makes a dataset, which is checked", () => {
  expect(apply(dataset)).toBe(dataset);
  expect(() => apply(undefined)).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: transform "given": apply returned undefined; is a "return" missing?]`,
  );
  expect(() =>
    apply({ train: { ...dataset.train, targets: matrix([]) } }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[DataError: transform "given": the targets of train are empty; give at least one row]`,
  );
});
