import { describe, expect, it } from "vitest";
import { z } from "zod";
import { PluginError } from "./error.ts";
import { defineActivation } from "./kinds/activation.ts";
import { positive } from "./params.ts";
import { part } from "./part.ts";
import { isPlugin } from "./plugin.ts";

const define = (change: object) => () =>
  defineActivation({ name: "swish", summary: "A gate.", apply: (x) => x, ...change });

describe("definitions are checked at once", () => {
  it.each([
    [{ name: "Swish" }, /activation "Swish": a name is kebab-case/],
    [{ name: "leaky_relu" }, /kebab-case/],
    [{ name: "-a" }, /kebab-case/],
    [{ name: undefined }, /kebab-case/],
    [{ summary: " " }, /activation "swish": it has no summary; write one/],
    [{ apply: undefined }, /it has no function "apply"/],
    [
      { derivatve: (x: number) => x },
      /it has no key "derivatve"; of a definition it has name, .*, derivative/,
    ],
    [{ derivative: 5 }, /its "derivative" is 5 \(a number\); make it a function/],
    [{ params: { type: positive() } }, /cannot be called "type"/],
    [{ params: { name: positive() } }, /cannot be called "name".*rename/],
    [{ params: { "a.b": positive() } }, /parameter key "a\.b"/],
    [{ params: { beta: 1 } }, /parameter "beta" is not a schema/],
    [{ params: { inner: z.union([z.null(), part("activation")]) } }, /holds a part too deep/],
  ])("%o", (change, message) => {
    expect(define(change)).toThrow(PluginError);
    expect(define(change)).toThrow(message);
  });

  it("accepts digits and several words", () => {
    expect(define({ name: "xor-3bit" })().name).toBe("xor-3bit");
  });
});

it("a plugin carries what listings show", () => {
  const plugin = define({ source: "a paper", params: { beta: positive(1) } })();
  expect(plugin).toMatchObject({ kind: "activation", name: "swish", summary: "A gate.", source: "a paper" });
  expect(Object.keys(plugin.params)).toEqual(["beta"]);
  expect(isPlugin(plugin)).toBe(true);
  expect(isPlugin({ ...plugin, kind: "toString" })).toBe(false);
  expect(isPlugin(undefined)).toBe(false);
});
