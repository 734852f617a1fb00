import { expect, test } from "vitest";
import { z } from "zod";
import { describeParameters } from "./describe-parameters.ts";
import { count, fraction, positive } from "./params.ts";
import { part } from "./part.ts";

test("parameters in words", () => {
  const shown = describeParameters({
    lr: positive(0.1).describe("The step."),
    rise: z.number().min(0).max(1),
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
    "rise: a number from 0 to 1",
    "beta: a number from 0 and below 1",
    "units: a whole number from 1",
    "mode: mean or sum",
    "bias: true or false",
    "columns: a list, each a text, or a number",
    "body: a layer",
    "start: an initializer",
    "layers: a list of layers",
    "branches: activations by name",
  ]);
  const nested = z.object({ every: count().describe("Epochs.") }).optional();
  expect(describeParameters({ evaluate: nested })[0]?.fields).toEqual([
    { name: "every", takes: "a whole number from 1", required: true, description: "Epochs." },
  ]);
  expect(shown[0]?.description).toBe("The step.");
  expect(shown.filter(({ required }) => required).map(({ name }) => name)).toEqual([
    "rise",
    "beta",
    "columns",
    "body",
    "layers",
    "branches",
  ]);
  expect(shown.find(({ name }) => name === "start")?.default).toBe("zeros");
});
