import { expect, test } from "vitest";
import { catalogue } from "../testing/catalogue.ts";
import { experimentSchema, groupFileSchema } from "./experiment-schema.ts";
import { formatSchema } from "./format-schema.ts";
import type { SchemaObject } from "./json-schema.ts";

const executors = ["compiled", "reference"];
const schema = experimentSchema(catalogue, { executors, groups: { model: ["mlp", "deep/mlp"] } });
const definitions = schema.$defs as Readonly<Record<string, SchemaObject>>;

test("the definitions of a kind", () => {
  expect(Object.keys(definitions).filter((name) => /^optimizer\b/.test(name))).toEqual([
    "optimizer",
    "optimizer.map",
    "optimizer.complete",
    "optimizer.partial",
    "optimizer/adam",
    "optimizer/sgd",
    "optimizer/sgd.complete",
  ]);
  expect(definitions["layer/dense"]).toMatchObject({
    properties: {
      activation: { $ref: "#/$defs/activation", default: "identity" },
      bias: { anyOf: [{ $ref: "#/$defs/initializer" }, { type: "null" }] },
    },
  });
  expect(definitions["layer/branches"]).toMatchObject({
    properties: { of: { anyOf: [{ type: "object", additionalProperties: { $ref: "#/$defs/layer" } }, {}] } },
  });
  expect(definitions["layer/sequential"]).toMatchObject({
    properties: { layers: { anyOf: [{ type: "array", minItems: 1 }, {}] } },
  });
});

test("every reference leads to a definition, and no enum is empty", () => {
  const all = JSON.stringify([schema, groupFileSchema("optimizer", catalogue)]);
  const names = [...all.matchAll(/"#\/\$defs\/([^"]+)"/g)].map(([, name]) => name!.replaceAll("~1", "/"));
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => !Object.hasOwn(definitions, name))).toEqual([]);
  expect(all).not.toContain('"enum":[]');
});

test("a key of parts of several types takes what any of them takes", () => {
  expect(definitions["optimizer.partial"]).toMatchObject({
    else: { properties: { lr: { anyOf: [{ type: "number", exclusiveMinimum: 0 }, {}] } } },
  });
  expect(definitions["dataset.partial"]).toMatchObject({
    else: { properties: { rows: { anyOf: [{ anyOf: [{}, {}] }, { anyOf: [{}, {}] }] } } },
  });
});

test("as text, a line a key and a definition", () => {
  const text = formatSchema(schema);
  expect(JSON.parse(text)).toEqual(schema);
  expect(text).toMatch(/^ {4}"optimizer\/adam": \{.*\},$/m);
  expect(text).toMatch(/^ {4}"loss": \{.*\},$/m);
});
