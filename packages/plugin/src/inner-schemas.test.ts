import { expect, it } from "vitest";
import { z } from "zod";
import { plainSchemas, schemasAt } from "./inner-schemas.ts";
import { filePath, isFilePath } from "./params.ts";

it.each([
  ["a map", z.object({ a: filePath() }), ["a"]],
  ["a record", z.record(z.string(), filePath()), ["any"]],
  ["a list", z.array(filePath()), [7]],
  ["a tuple", z.tuple([z.number(), filePath()]), [1]],
  ["a tuple's rest", z.tuple([z.number()], filePath()), [4]],
  ["a union of maps", z.union([z.object({ a: z.number() }), z.object({ b: filePath().optional() })]), ["b"]],
  ["both sides", z.intersection(z.object({ a: filePath() }), z.object({ b: z.number() })), ["a"]],
  ["what is read only, caught, and has a default", z.array(filePath()).readonly().catch([]).default([]), [0]],
  ["what is transformed", z.object({ a: filePath() }).transform(({ a }) => ({ a })), ["a"]],
  ["maps of lists", z.object({ a: z.record(z.string(), z.array(filePath())) }).optional(), ["a", "b", 0]],
] as const)("finds a path in %s", (_, schema, way) => {
  const found = way.reduce<readonly z.core.$ZodType[]>((schemas, key) => schemasAt(schemas, key), [schema]);
  expect(found.flatMap((each) => plainSchemas(each)).some((each) => isFilePath(each))).toBe(true);
});

it("finds nothing where nothing is", () => {
  expect(schemasAt([z.object({ a: z.string() })], "b")).toEqual([]);
  expect(schemasAt([z.object({})], "constructor")).toEqual([]);
  expect(schemasAt([z.string(), z.tuple([])], 0)).toEqual([]);
});
