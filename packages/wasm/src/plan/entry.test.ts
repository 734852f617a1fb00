import { type Entry, gradients, input, literal, state, type Tensor } from "@titrate/tensor";
import { describe, expect, it } from "vitest";
import { createSimplifier } from "../lower/simplify.ts";
import { type EntryPlan, planEntry } from "./entry.ts";

const w = state("w", [6, 6]);
const v = state("v", [6, 6]);
const count = state("count", [], "int");

type Updates = readonly (readonly [state: Tensor, value: Tensor])[];

function plan(updates: Updates, more: Partial<Entry> = {}): EntryPlan {
  const nothing: Entry = { batch: 0, rows: [], scalars: [], updates: [], outputs: {} };
  const entry = { ...nothing, updates: updates.map(([of, value]) => ({ state: of, value })), ...more };
  return planEntry("main", entry, createSimplifier("f32"), "f32");
}

const nameOf = (tensor: Tensor): string => (tensor as Tensor<"state">).attributes.name;

/** The states that are written while their new value is computed, and those that are copied at the end. */
function fates(updates: Updates, more: Partial<Entry> = {}): { inPlace: string[]; copied: string[] } {
  const { inPlace, copies } = plan(updates, more);
  return {
    inPlace: [...inPlace.values()].map(({ tensor }) => nameOf(tensor)),
    copied: copies.map(({ state: of }) => nameOf(of.tensor)),
  };
}
const inPlace = { inPlace: ["w"], copied: [] };
const copied = { inPlace: [], copied: ["w"] };

describe("a new value is written over the old one", () => {
  it("where it reads its own elements", () => expect(fates([[w, w.mul(0.9)]])).toEqual(inPlace));
  it("where it does not read it", () => expect(fates([[w, v.exp()]])).toEqual(inPlace));
  it("where the old one was needed before: by a product, a reduction, a gather", () => {
    expect(fates([[w, w.sub(w.matmul(v))]])).toEqual(copied);
    const before = w.matmul(v).matmul(v);
    expect(fates([[w, w.sub(before)]])).toEqual(inPlace);
    expect(fates([[w, w.sub(w.sum())]])).toEqual(inPlace);
    expect(fates([[w, w.sub(w.take(0, count.reshape([1])))]])).toEqual(inPlace);
  });
  it("by its gradient's product", () => {
    const x = input("x", [4, 6]);
    const [slope] = gradients(x.matmul(w).square().sum(), [w]);
    const rows = { batch: 4, rows: [{ tensor: x, table: "data" }] };
    expect(fates([[w, w.sub(slope!.mul(0.1))]], rows)).toEqual(inPlace);
  });
  it("where two that read each other element by element come from one kernel", () => {
    const turned: Updates = [
      [w, w.mul(0.6).sub(v.mul(0.8))],
      [v, w.mul(0.8).add(v.mul(0.6))],
    ];
    const { inPlace: both, kernels } = plan(turned);
    // As two kernels the second would read what the first has overwritten.
    expect(both.size === 2).toBe(kernels.length === 1);
  });
});

describe("a new value is computed elsewhere and copied", () => {
  it("where its kernel reads other elements of the old one", () => {
    for (const value of [w.transpose(), w.flip(0).add(w), w.sub(w.slice(0, 0, 1)), w.matmul(v)])
      expect(fates([[w, value]])).toEqual(copied);
  });
  it("where the old one is a result", () => {
    const value = w.mul(2);
    expect(fates([[w, value]], { outputs: { old: w } })).toEqual(copied);
    expect(
      fates([
        [w, value],
        [v, w],
      ]),
    ).toEqual({ inPlace: [], copied: ["w", "v"] });
    const stores = [{ table: "kept", value: w }];
    expect(fates([[w, value]], { batch: 6, stores })).toEqual(copied);
  });
  it("where another kernel needs the old one later", () =>
    expect(fates([[w, w.mul(2)]], { outputs: { turned: w.mul(2).matmul(w) } })).toEqual(copied));
  it("where a later kernel may fail, since then no state may have changed", () => {
    const update: Updates[number] = [w, w.mul(2)];
    const looked = literal([1, 2, 3], [3]).gather(0, count.reshape([1]));
    const late = { outputs: { looked: v.exp().take(0, count.reshape([1])) } };
    const order = plan([update], late).kernels.map(({ kind }) => kind);
    expect(order.at(-1)).toBe("map");
    const dependent = { outputs: { looked: w.mul(2).take(0, count.reshape([1])) } };
    expect(plan([update], dependent).kernels.at(-1)!.kind).toBe("indexed");
    expect(fates([update], dependent)).toEqual(copied);
    expect(fates([[w, w.mul(looked)]])).toEqual(inPlace);
  });
  it("where it is written to another state already, or is none that a kernel writes", () => {
    const value = w.add(v);
    expect(
      fates([
        [w, value],
        [v, value],
      ]),
    ).toEqual({ inPlace: ["w"], copied: ["v"] });
    expect(fates([[w, v]])).toEqual(copied);
    expect(fates([[w, literal(Array(36).fill(1), [6, 6])]])).toEqual(copied);
    expect(fates([[w, v.scatterAdd(0, literal(Array(36).fill(0), [6, 6], "int"), v)]])).toEqual(copied);
  });
});

it("is nothing to do where a state becomes itself", () => {
  const { kernels, copies } = plan([[w, w.mul(1).reshape([36]).reshape([6, 6])]]);
  expect([kernels, copies]).toEqual([[], []]);
});

it("keeps what it is told of feeds, outputs and stores in their order", () => {
  const x = input("x", [2, 3]);
  const rate = input("rate", []);
  const entry = plan([], {
    batch: 2,
    rows: [{ tensor: x, table: "data" }],
    scalars: [rate],
    outputs: { b: x.mul(rate), a: rate },
    stores: [{ table: "out", value: x.neg() }],
  });
  expect(entry).toMatchObject({
    name: "main",
    batch: 2,
    rows: [{ table: "data" }],
    stores: [{ table: "out" }],
  });
  expect(entry.outputs.map(({ name }) => name)).toEqual(["b", "a"]);
  expect(entry.outputs[1]!.node).toBe(entry.scalars[0]);
});
