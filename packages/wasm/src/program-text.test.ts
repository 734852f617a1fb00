import {
  constant,
  type Entry,
  full,
  input,
  literal,
  type Program,
  state,
  type Tensor,
} from "@titrate/tensor";
import { describe, expect, it } from "vitest";
import { programText } from "./program-text.ts";

interface Choices {
  readonly units?: number;
  readonly batch?: number;
  readonly decay?: number;
  readonly values?: readonly number[];
  readonly stateName?: string;
  readonly scalarName?: string;
  readonly update?: (w: Tensor, slope: Tensor) => Tensor;
  readonly entry?: Partial<Entry>;
  readonly program?: Partial<Program>;
}

/** The same small training, but for what is chosen. */
function textOf({ units = 3, batch = 2, decay = 0.9, values = [1, 2], ...rest }: Choices = {}): string {
  const w = state(rest.stateName ?? "w", [2, units]);
  const x = input("x", [batch, 2]);
  const rate = input(rest.scalarName ?? "rate", []);
  const slope = x
    .mul(literal(values, [2]))
    .transpose()
    .matmul(x.matmul(w))
    .mul(rate);
  const value = rest.update?.(w, slope) ?? w.mul(decay).sub(slope);
  return programText({
    precision: "f32",
    tables: [{ name: "data", rows: 10, shape: [2], dtype: "float" }],
    state: [{ name: rest.stateName ?? "w", tensor: w }],
    entries: {
      train: {
        batch,
        rows: [{ tensor: x, table: "data" }],
        scalars: [rate],
        updates: [{ state: w, value }],
        outputs: { loss: slope.sum() },
        ...rest.entry,
      },
    },
    ...rest.program,
  });
}

describe("a program's text is the same", () => {
  it("for the same program, built anew", () => expect(textOf()).toBe(textOf()));
  it("whatever its states and inputs are called", () =>
    expect(textOf({ stateName: "hidden.weight", scalarName: "lr" })).toBe(textOf()));
  it("where strict numerics are said", () =>
    expect(textOf({ program: { numerics: "strict" } })).toBe(textOf()));
});

describe("a program's text is another", () => {
  const others: Readonly<Record<string, Choices>> = {
    "for another shape": { units: 4 },
    "for another batch": { batch: 3 },
    "for another constant": { decay: 0.99 },
    "for a zero of the other sign": { decay: 0 },
    "for other numbers of a literal": { values: [1, 3] },
    "for another order of operands": { update: (w, slope) => slope.sub(w.mul(0.9)) },
    "for another op": { update: (w, slope) => w.mul(0.9).add(slope) },
    "for other attributes of an op": { update: (w, slope) => w.mul(0.9).flip(0).flip(0).sub(slope) },
    "for another precision": { program: { precision: "f64" } },
    "for fast numerics": { program: { numerics: "fast" } },
    "for more rows of a table": {
      program: { tables: [{ name: "data", rows: 11, shape: [2], dtype: "float" }] },
    },
    "for another type of a table": {
      program: { tables: [{ name: "data", rows: 10, shape: [2], dtype: "int" }] },
    },
    "for another name of a table": {
      program: { tables: [{ name: "date", rows: 10, shape: [2], dtype: "float" }] },
    },
    "for another batch that shows in no input": { entry: { batch: 9 } },
    "for outputs under other names": { entry: { outputs: { cost: constant(1) } } },
    "for no outputs": { entry: { outputs: {} } },
    "for no updates": { entry: { updates: [] } },
    "for rows that are stored": { entry: { stores: [{ table: "data", value: full(1, [2, 2]) }] } },
    "for other entries": { program: { entries: {} } },
  };
  it.each(Object.entries(others))("%s", (_, choices) => {
    const all = Object.entries(others).filter(([, other]) => textOf(other) === textOf(choices));
    expect(all).toHaveLength(1);
    expect(textOf(choices)).not.toBe(textOf());
  });

  it("for numbers that JSON does not tell apart", () => {
    const odd = [0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const texts = [
      ...odd.map((decay) => textOf({ decay })),
      ...odd.map((value) => textOf({ values: [1, value] })),
    ];
    expect(new Set(texts).size).toBe(texts.length);
  });

  it("for an input that is read twice, and two that look alike", () => {
    const [a, b] = [input("a", []), input("b", [])];
    const entry = (outputs: Tensor): Choices => ({
      entry: { scalars: [a, b], outputs: { sum: outputs }, rows: [], batch: 0, updates: [] },
    });
    const texts = [a.add(b), b.add(a), a.add(a), b.add(b)].map((sum) => textOf(entry(sum)));
    expect(new Set(texts).size).toBe(4);
  });

  it("for states in another order", () => {
    const [v, w] = [state("v", [2]), state("w", [2])];
    const pair = (...order: Tensor[]): string =>
      textOf({
        program: {
          state: order.map((tensor, i) => ({ name: `${i}`, tensor })),
          entries: { look: { batch: 0, rows: [], scalars: [], updates: [], outputs: { v, w } } },
        },
      });
    expect(pair(v, w)).not.toBe(pair(w, v));
  });
});
