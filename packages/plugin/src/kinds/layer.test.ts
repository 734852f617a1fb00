import { literal, type Tensor } from "@titrate/tensor";
import { expect, it } from "vitest";
import { defineLayer } from "./layer.ts";

it("a layer returns a tensor", () => {
  const x = literal([1, 2], [1, 2]);
  const apply = (returned: unknown) => () =>
    defineLayer({ name: "twice", summary: "For tests.", apply: () => returned as Tensor })
      .bind({}, { path: [] })
      .apply(x, undefined as never);
  expect(apply(undefined)).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: layer "twice": apply returned undefined; is a "return" missing?]`,
  );
  expect(apply({ x, y: x })).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: layer "twice": apply returned an object with x, y; return a tensor]`,
  );
  expect(apply(x)()).toBe(x);
});
