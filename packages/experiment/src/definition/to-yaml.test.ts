import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { toYaml } from "./to-yaml.ts";

const refusedIn = (value: unknown): string[] => toYaml(value).refused.map(({ message }) => message);

describe("an object as YAML", () => {
  it("is laid out as people write it", () => {
    const model = { type: "sequential", layers: [{ type: "dense", units: 4 }, "flatten"] };
    const { text } = toYaml({
      dataset: "xor-3bit",
      model,
      sweep: { grid: { "optimizer.lr": [0.1, 1] }, seeds: 5 },
    });
    expect(text).toBe(`dataset: xor-3bit
model:
  type: sequential
  layers:
    - { type: dense, units: 4 }
    - flatten
sweep:
  grid:
    optimizer.lr: [ 0.1, 1 ]
  seeds: 5
`);
  });

  it("reads back as the same value", () => {
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.string({ unit: "binary" }),
        fc.constantFrom(
          "${a.b}",
          "a ${x} b",
          "???",
          "no",
          "1e-4",
          "0x1",
          "~",
          "",
          " ",
          "a: b",
          "# x",
          "null",
        ),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number || 0),
        fc.integer(),
        fc.constantFrom(true, false, null),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(
          fc.string({ unit: "grapheme" }).filter((key) => key !== "__proto__"),
          tie("value"),
          {
            maxKeys: 4,
            noNullPrototype: true,
          },
        ),
      ),
    })).value;
    fc.assert(
      fc.property(value, (written) => {
        const { text, refused } = toYaml(written);
        expect(refused).toEqual([]);
        expect(parse(text, { version: "1.2" })).toEqual(written);
      }),
      { numRuns: 200 },
    );
  });

  it("keeps a number beyond 2^53 a float, which an integer of YAML would not be", () => {
    expect(toYaml({ a: 2 ** 60, b: 1e300, c: 2 ** 53 - 1 }).text).toBe(
      "{ a: 1.152921504606847e+18, b: 1e+300, c: 9007199254740991 }\n",
    );
  });

  it("leaves out what is undefined, and writes one object twice", () => {
    const part = { type: "dense", units: 1 };
    expect(
      toYaml({ model: part, other: undefined, list: [part, part] }).text,
    ).toBe(`model: { type: dense, units: 1 }
list:
  - { type: dense, units: 1 }
  - { type: dense, units: 1 }
`);
  });

  it("keeps a key that JavaScript reserves, for the config to refuse", () => {
    expect(toYaml(JSON.parse('{ "__proto__": { "a": 1 } }')).text).toBe("__proto__: { a: 1 }\n");
  });
});

describe("what YAML cannot be", () => {
  const circle: Record<string, unknown> = {};
  circle.model = { body: circle };
  const deep = Array.from({ length: 20_000 }).reduce<unknown>((inner) => [inner], 1);

  it.each<[unknown, string]>([
    [{ loss: () => 1 }, "loss is a function"],
    [{ model: { layers: ["relu", undefined] } }, "model.layers[1] is undefined"],
    [{ a: Symbol("s") }, "a is a symbol"],
    [{ [Symbol("s")]: 1 }, "the experiment has the key Symbol(s)"],
    [{ seed: 1n }, "seed is a bigint"],
    [{ sweep: { grid: { "optimizer.lr": [1, Number.NaN] } } }, 'sweep.grid["optimizer.lr"][1] is NaN'],
    [{ train: { epochs: Number.POSITIVE_INFINITY } }, "train.epochs is Infinity"],
    [{ name: new Date(0) }, "name is an instance of Date"],
    [{ plugins: new Set(["a"]) }, "plugins is an instance of Set"],
    [{ model: Object.create({ type: "dense" }) }, "model is an instance of Object"],
    [circle, "model.body holds itself"],
    [undefined, "the experiment is undefined"],
    [Array(100_001).fill(0), "the experiment has more than 100000 values"],
  ])("is told by its path: case %#", (value, message) => {
    expect(refusedIn(value)).toEqual([message]);
  });

  it("is all told at once, each with what to do", () => {
    const { text, refused } = toYaml({ a: Number.NaN, b: [() => 1], c: 1 });
    expect(text).toBe("");
    expect(refused).toEqual([
      { message: "a is NaN", hint: "give a finite number" },
      {
        message: "b[0] is a function",
        hint: "name a plugin in its place: nothing that runs can be part of a config",
      },
    ]);
  });

  it("is also what is nested too deeply", () => {
    expect(refusedIn(deep)).toEqual([`${"[0]".repeat(101)} is nested too deeply`]);
  });
});
