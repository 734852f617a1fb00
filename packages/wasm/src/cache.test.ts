import { expect, it } from "vitest";
import { createCache } from "./cache.ts";

/** A cache of two, and what it had to make so far. */
function opened() {
  const made: string[] = [];
  const cached = createCache<string | undefined>(2);
  const ask = (key: string) =>
    cached(key, () => {
      made.push(key);
      return key === "nothing" ? undefined : key.toUpperCase();
    });
  return { ask, made };
}

it("makes a value once", () => {
  const { ask, made } = opened();
  expect([ask("a"), ask("b"), ask("a")]).toEqual(["A", "B", "A"]);
  expect(made).toEqual(["a", "b"]);
});

it("lets go of what was not asked for the longest, not of what was made first", () => {
  const { ask, made } = opened();
  for (const key of ["a", "b", "a", "c", "a", "b"]) ask(key);
  expect(made).toEqual(["a", "b", "c", "b"]);
});

it("keeps a value that is nothing, and none where making failed", () => {
  const { ask, made } = opened();
  ask("nothing");
  ask("nothing");
  expect(made).toEqual(["nothing"]);
  const cached = createCache<number>(2);
  expect(() =>
    cached("a", () => {
      throw new RangeError("not now");
    }),
  ).toThrow("not now");
  expect(cached("a", () => 1)).toBe(1);
});
