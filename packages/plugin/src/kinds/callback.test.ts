import { literal } from "@titrate/tensor";
import { expect, it } from "vitest";
import { defineCallback } from "./callback.ts";

const define = (functions: object) =>
  defineCallback({ name: "looker", summary: "For tests.", ...functions }).bind({}, { path: [] });

it("decides: nothing, to stop, to keep", () => {
  const decide = (returned: unknown) => define({ decide: () => returned }).decide([], new Map());
  expect(decide(undefined)).toEqual({});
  expect(decide({ stop: "enough", keep: true })).toEqual({ stop: "enough", keep: true });
  expect(() => decide("stop")).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: callback "looker": decide returned "stop" (a string); return { stop: "why" }, { keep: true }, both or nothing]`,
  );
  expect(() => decide({ stop: true })).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: callback "looker": decide returned an object with stop; return { stop: "why" }, { keep: true }, both or nothing]`,
  );
});

it("logs scalars by name", () => {
  const figures = (returned: unknown) =>
    define({ figures: () => returned }).figures?.({ parameters: [], activations: [] });
  expect(figures({ norm: literal([1], []) })).toHaveProperty("norm");
  expect(() => figures({ norm: literal([1], [1]) })).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: callback "looker": the figure "norm" is a tensor [1] of float; make it one number, shape []: use .mean() or .sum()]`,
  );
  expect(() => figures(1)).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: callback "looker": figures returned 1 (a number); return { name: tensor }]`,
  );
});

it("does one of the two", () =>
  expect(() => define({})).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: callback "looker": it has neither a function \`decide\` nor a function \`figures\`; give it one]`,
  ));

it("watches a list of figures", () => {
  const watching = (returned: unknown) => define({ decide: () => undefined, watches: () => returned });
  expect(watching(["train/loss"]).watches).toEqual(["train/loss"]);
  expect(() => watching("train/loss")).toThrow(
    'watches returned "train/loss" (a string); return a list of names',
  );
});
