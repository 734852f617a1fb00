import { expect, it } from "vitest";
import { defineInitializer } from "./initializer.ts";

it("an initializer returns finite numbers, one for each element", () => {
  const sample = (returned: unknown) => () =>
    defineInitializer({ name: "flat", summary: "For tests.", sample: () => returned as Float64Array }).bind(
      {},
      { path: [] },
    )({ shape: [2, 1], fanIn: 2, fanOut: 1, random: undefined as never });
  expect(sample(undefined)).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: initializer "flat": sample returned undefined; is a "return" missing?]`,
  );
  expect(sample([1, 2])).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: initializer "flat": sample returned an Array; return a Float64Array of \`size\` numbers]`,
  );
  expect(sample(Float64Array.of(1))).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: initializer "flat": sample returned 1 values for shape [2, 1]; return 2]`,
  );
  expect(sample(Float64Array.of(1, Number.NaN))).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: initializer "flat": value 1 that sample returned is NaN; return finite numbers]`,
  );
  expect(sample(Float64Array.of(1, 2))()).toEqual(Float64Array.of(1, 2));
});
