import { filePath } from "@titrate/plugin";
import { expect, test } from "vitest";
import { z } from "zod";
import { locator, toLocated } from "../source/located.ts";
import { pathProblems } from "./paths.ts";

const place = locator({ kind: "file", name: "/p/x.yaml", text: "x\n" })(0, 1);
const project = { root: "/p", folder: "/p" };

function outside(schema: z.ZodType, value: unknown): string[] {
  return pathProblems(schema, toLocated(value, place), project).map(({ message }) => message);
}

const told = '"../x" leaves the project (/p)';

test.each([
  ["itself", filePath(), "../x"],
  ["described and bounded", filePath().max(9).describe("A file."), "../x"],
  ["optional", filePath().optional(), "../x"],
  ["with a default", filePath().default("a").nullable(), "../x"],
  ["in a list", z.array(filePath()), ["a", "../x"]],
  ["in a map by name", z.record(z.string(), filePath()), { a: "../x" }],
  ["in an object", z.strictObject({ a: z.object({ b: filePath() }) }), { a: { b: "../x" } }],
  ["in a union", z.union([z.number(), z.array(filePath()), filePath()]), "../x"],
  ["in a list of a union", z.union([filePath(), z.array(filePath())]), ["../x"]],
  ["in a tuple", z.tuple([z.number(), filePath()]), [1, "../x"]],
  ["before a transform", filePath().transform((text) => text.length), "../x"],
  [
    "of an intersection",
    z.intersection(z.object({ a: filePath() }), z.object({ b: z.number() })),
    { a: "../x" },
  ],
] as const)("a path %s is found", (_where, schema, value) => {
  expect(outside(schema, value)).toEqual([told]);
});

test("other texts are no paths", () => {
  expect(outside(z.object({ a: z.string(), b: z.array(z.string()) }), { a: "../x", b: ["/etc"] })).toEqual(
    [],
  );
  expect(outside(filePath(), 3)).toEqual([]);
});
