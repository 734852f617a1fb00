import { expect, test } from "vitest";
import { numericsNote } from "./numerics-note.ts";

const arm = (name: string, numerics: "strict" | "fast") => ({
  name,
  choices: {},
  precision: "f32" as const,
  numerics,
  runs: [],
});

test("says where arithmetic was fast, and nothing where it was strict", () => {
  const [a, b, c] = [arm("lr=1", "fast"), arm("lr=2", "strict"), arm("lr=3", "fast")];
  expect(numericsNote({ arms: [b] })).toBe("");
  expect(numericsNote({ arms: [a, c] })).toMatch(/^numerics: fast \(/);
  expect(numericsNote({ arms: [a, b, c] })).toMatch(/^numerics: fast in lr=1; lr=3 \(/);
});
