import { type DType, type Entry, full, gradients, iota, literal, state, type Tensor } from "@titrate/tensor";
import { describe, it } from "vitest";
import { differential } from "./differential.ts";
import { expectSameBits, given, precisions } from "./same-bits.ts";
import { integers, nasty, spread } from "./values.ts";

const x = given("x", [4, 6, 5]);
const index = (name: string, shape: readonly number[], bound: number): [Tensor, Record<string, number[]>] => [
  given(name, shape, "int"),
  { [name]: integers(name, shape, bound) },
];

describe("gather", () => {
  it("along each axis, shorter and longer than it, with repeats", () => {
    const [first, a] = index("first", [9, 6, 5], 4);
    const [middle, b] = index("middle", [4, 3, 2], 6);
    const [last, c] = index("last", [2, 6, 1], 5);
    const outputs = {
      first: x.gather(0, first),
      middle: x.gather(1, middle),
      last: x.gather(2, last),
      computed: x.exp().gather(2, last).mul(3),
      ofView: x.transpose([0, 2, 1]).gather(1, last.transpose([0, 2, 1])),
      ofProduct: x.matmul(given("w", [5, 5])).gather(2, last),
    };
    expectSameBits(outputs, { ...a, ...b, ...c });
  });
  it.each<DType>(["float", "int", "bool"])("of %s, by what argmax finds", (dtype) => {
    const largest = x.argmax(2, { keepDims: true });
    expectSameBits({ picked: given("other", [4, 6, 5], dtype).gather(2, largest) });
  });
  it("takes whole rows and columns", () => {
    const rows = literal([3, 0, 0, 2, 3], [5], "int");
    const [indices, values] = index("indices", [7], 6);
    expectSameBits({ rows: x.take(0, rows), middle: x.take(1, indices), iota: x.take(2, iota(5)) }, values);
  });
});

describe("scatterAdd", () => {
  it("adds repeated indices in row-major order of the source", () => {
    const [indices, values] = index("indices", [40], 3);
    const [rows, more] = index("rows", [30, 5], 4);
    const outputs = {
      line: given("base", [3]).scatterAdd(0, indices, given("source", [40])),
      zeros: full(0, [3]).scatterAdd(0, indices, given("source", [40])),
      rows: given("matrix", [4, 5]).scatterAdd(0, rows, given("sources", [30, 5])),
      computed: given("matrix", [4, 5])
        .tanh()
        .scatterAdd(0, rows, given("sources", [30, 5]).exp())
        .mul(2),
      ints: given("counts", [3], "int").scatterAdd(0, indices, indices),
    };
    expectSameBits(outputs, { ...values, ...more });
  });
  it("along inner axes, into a part of the base", () => {
    const [middle, a] = index("middle", [3, 8, 5], 6);
    const [last, b] = index("last", [4, 2, 7], 5);
    const outputs = {
      middle: x.scatterAdd(1, middle, given("m", [3, 8, 5])),
      last: x.scatterAdd(2, last, given("l", [4, 2, 7])),
    };
    expectSameBits(outputs, { ...a, ...b });
  });
  it("of nasty values, onto -0", () => {
    const to = given("to", [2 * nasty.length], "int");
    const base = given("base", [nasty.length]);
    const values = {
      to: [...nasty.keys(), ...nasty.keys()],
      base: nasty.map(() => -0),
      source: [...nasty, ...nasty.toReversed()],
    };
    expectSameBits({ sums: base.scatterAdd(0, to, given("source", [2 * nasty.length])) }, values);
  });
  it("leaves its base, which others read, as it is", () => {
    const [rows, values] = index("rows", [6, 5], 4);
    const base = given("matrix", [4, 5]).mul(3);
    const sum = base.scatterAdd(0, rows, given("sources", [6, 5]));
    expectSameBits({ base, sum, difference: sum.sub(base) }, values);
  });
});

describe("an embedding's gradient", () => {
  it("adds each row as often as it was taken", () => {
    const [tokens, values] = index("tokens", [12], 7);
    const table = given("table", [7, 3]);
    const loss = table.take(0, tokens).tanh().square().sum();
    expectSameBits({ loss, gradient: gradients(loss, [table])[0]! }, values);
  });
});

describe("an index outside", () => {
  const count = state("count", [1], "int");
  const w = state("w", [5]);
  const programs: Record<string, Tensor> = {
    "of gather": literal([1, 2, 3], [3]).gather(0, count),
    "of gather, below 0": literal([1, 2, 3], [3]).gather(0, literal([2], [1], "int").sub(count)),
    "of scatterAdd": full(0, [3]).scatterAdd(0, count, literal([1], [1])),
    "of scatterAdd, below 0": w
      .scatterAdd(0, count.neg().add(3), literal([1], [1]))
      .sum()
      .reshape([1]),
    "of scatterAdd, far away": w
      .scatterAdd(0, count.mul(2 ** 30), literal([1], [1]))
      .sum()
      .reshape([1]),
    "after a float that no int holds": w.gather(0, count.cast("float").mul(1e9).cast("int")),
  };
  it.each(Object.entries(programs))("%s stops at the last whole step", (_, looked) => {
    const step: Entry = {
      batch: 0,
      rows: [],
      scalars: [],
      updates: [
        { state: count, value: count.add(1) },
        { state: w, value: w.mul(1.1).add(looked.sum()) },
      ],
      outputs: { looked },
    };
    // The call goes on after it: what the step has left half done must not show in the next.
    const reset: Entry = { ...step, updates: [{ state: count, value: count.mul(0) }], outputs: { w } };
    for (const precision of precisions)
      differential(
        {
          precision,
          tables: [],
          state: [
            { name: "count", tensor: count },
            { name: "w", tensor: w },
          ],
          entries: { step, reset },
        },
        [
          { entry: "step", steps: 10 },
          { entry: "step", steps: 2 },
          { entry: "reset", steps: 1 },
          { entry: "step", steps: 3 },
        ],
        { state: { w: spread("w", [5]) } },
      );
  });

  // The other states' new values may be there before the index is seen to be wrong: they must not be kept.
  const [v, sums] = [state("v", [9]), state("sums", [3])];
  const independent: Readonly<Record<string, Tensor>> = {
    "element by element": v.mul(1.1).add(1),
    "by a reduction": v.sub(v.mean()),
    "by a view": v.flip(0),
    "by a product": v
      .reshape([9, 1])
      .matmul(v.slice(0, 0, 1).reshape([1, 1]))
      .reshape([9]),
  };
  it.each(Object.entries(independent))(
    "keeps a state that is updated %s, whichever comes first",
    (_, next) => {
      const counting = { state: count, value: count.add(1) };
      const moving = { state: v, value: next };
      const adding = { state: sums, value: sums.scatterAdd(0, count, literal([0.1], [1])) };
      const looking = { state: sums, value: sums.add(literal([1, 2, 3], [3]).gather(0, count)) };
      for (const failing of [adding, looking])
        for (const updates of [
          [moving, counting, failing],
          [failing, counting, moving],
        ])
          for (const precision of precisions)
            differential(
              {
                precision,
                tables: [],
                state: Object.entries({ count, v, sums }).map(([name, tensor]) => ({ name, tensor })),
                entries: { step: { batch: 0, rows: [], scalars: [], updates, outputs: {} } },
              },
              [{ entry: "step", steps: 6 }],
              { state: { v: spread("v", [9]) } },
            );
    },
  );

  it("keeps a state whose new value is the index itself", () => {
    const position = state("position", [1]);
    const next = position.add(0.75);
    const index = next.cast("int");
    const failing: readonly Tensor[] = [
      sums.scatterAdd(0, index, literal([0.1], [1])),
      sums.add(literal([1, 2, 3], [3]).gather(0, index)),
      sums.add(sums.gather(0, next.sum().cast("int").reshape([1]))),
    ];
    for (const value of failing)
      for (const precision of precisions)
        differential(
          {
            precision,
            tables: [],
            state: Object.entries({ position, sums }).map(([name, tensor]) => ({ name, tensor })),
            entries: {
              step: {
                batch: 0,
                rows: [],
                scalars: [],
                updates: [
                  { state: position, value: next },
                  { state: sums, value },
                ],
                outputs: {},
              },
            },
          },
          [{ entry: "step", steps: 6 }],
        );
  });
});
