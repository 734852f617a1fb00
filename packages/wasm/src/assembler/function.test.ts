import { expect, it } from "vitest";
import { flatten, get, i32, op } from "./code.ts";
import { buildFunction } from "./function.ts";

it("numbers locals after the parameters, and declares them in runs of one type", () => {
  const fn = buildFunction(2);
  expect(fn.parameters.map(({ index }) => index)).toEqual([0, 1]);
  const types = ["i32", "i32", "v128", "i32"] as const;
  expect(types.map((type) => fn.local(type).index)).toEqual([2, 3, 4, 5]);
  // Three runs: 2 of i32, 1 of v128, 1 of i32; then the end.
  expect([...flatten(fn.finish([]))]).toEqual([3, 2, 0x7f, 1, 0x7b, 1, 0x7f, 0x0b]);
});

it("computes what is hoisted once, before the body, in the order in which it was asked for", () => {
  const fn = buildFunction(0);
  let made = 0;
  const hoist = (key: string, value: number) =>
    fn.hoist(key, "i32", () => {
      made++;
      return i32(value);
    });
  const [first, second, again] = [hoist("a", 5), hoist("b", 6), hoist("a", 7)];
  expect(again).toBe(first);
  expect(made).toBe(2);
  const body = op("i32.add", get(first), get(second));
  const stored = [0x41, 5, 0x21, 0, 0x41, 6, 0x21, 1];
  expect([...flatten(fn.finish(body))]).toEqual([1, 2, 0x7f, ...stored, 0x20, 0, 0x20, 1, 0x6a, 0x0b]);
});

it("lets what is hoisted last be computed from what was hoisted before", () => {
  const fn = buildFunction(0);
  const outer = fn.hoist("outer", "i32", () => get(fn.hoist("inner", "i32", () => i32(1))));
  const code = [...flatten(fn.finish([]))].slice(3);
  const inner = 1 - outer.index;
  expect(code).toEqual([0x41, 1, 0x21, inner, 0x20, inner, 0x21, outer.index, 0x0b]);
});
