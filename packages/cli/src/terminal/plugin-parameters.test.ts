import { count, fraction, part, positive, z } from "@titrate/plugin";
import { expect, test } from "vitest";
import { describeParameters } from "./plugin-parameters.ts";

test("parameters in words", () => {
  const shown = describeParameters({
    lr: positive(0.1),
    beta: fraction(),
    units: count(3),
    mode: z.enum(["mean", "sum"]).default("mean"),
    bias: z.boolean().optional(),
    columns: z.array(z.union([z.string(), z.number()])),
    body: part("layer"),
    start: part("initializer", "zeros"),
    layers: z.array(part("layer")),
    branches: z.record(z.string(), part("activation")),
  });
  expect(shown.map(({ name, takes }) => `${name}: ${takes}`)).toEqual([
    "lr: a number above 0",
    "beta: a number from 0 and below 1",
    "units: a whole number above 0",
    "mode: mean or sum",
    "bias: true or false",
    "columns: a list, each a text, or a number",
    "body: a layer",
    "start: an initializer",
    "layers: a list of layers",
    "branches: activations by name",
  ]);
  expect(shown.filter(({ required }) => required).map(({ name }) => name)).toEqual([
    "beta",
    "columns",
    "body",
    "layers",
    "branches",
  ]);
  expect(shown.find(({ name }) => name === "start")?.default).toBe("zeros");
});
