import type { Precision } from "@titrate/numeric";
import { bytesPer, type DType, viewOf } from "@titrate/tensor";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { get, i32, set } from "../assembler/code.ts";
import { dataAt, runCode } from "../testing/run-code.ts";
import { loadVector, neighbours, type Places, packBools, storeVector } from "./vectors.ts";

const size = 24;
/** Numbers of an array of `size` that tell their place, but for bools. */
const contents = (dtype: DType): number[] =>
  Array.from({ length: size }, (_, i) =>
    dtype === "bool" ? ((i * 7) % 3) % 2 : dtype === "int" ? i * 1e8 - 1e9 : i + 0.5,
  );

/** Loads a vector from some places of an array, and stores it to some of a second one that holds 0 and 1 in turn. */
function moved(dtype: DType, from: Places, to: Places, precision: Precision, start = 0): number[] {
  const width = size * 8;
  const data = new Uint8Array(2 * width);
  viewOf(dtype, precision, data.buffer, 0, size).set(contents(dtype));
  viewOf(dtype, precision, data.buffer, width, size).set(around);
  const bytes = bytesPer(dtype, precision);
  const memory = runCode(precision, data, (emitter) => {
    const { fn } = emitter;
    const base = fn.hoist("base", "i32", () => i32(dataAt + start * bytes));
    const vector = fn.local("v128");
    const code = loadVector(dtype, { code: get(base), offset: 0 }, from, emitter);
    const stored = dtype === "bool" ? packBools(code, emitter) : code;
    const address = { code: i32(dataAt + start * bytes), offset: width };
    return [set(vector, stored), storeVector(dtype, address, to, get(vector), emitter)];
  });
  return Array.from(viewOf(dtype, precision, memory, dataAt + width, size));
}

const around = Array.from({ length: size }, (_, i) => i % 2);

const expected = (dtype: DType, from: Places, to: Places, start = 0): number[] => {
  const result = [...around];
  for (const [lane, place] of to.entries()) result[start + place] = contents(dtype)[start + from[lane]!]!;
  return result;
};

const all = (["f32", "f64"] as const).flatMap((precision) =>
  (["float", "int", "bool"] as const).map((dtype) => [dtype, precision] as const),
);

describe.each(all)("%s in %s", (dtype, precision) => {
  const lanes = precision === "f32" ? 4 : 2;
  const expectMoved = (from: Places, to: Places, start = 0): void =>
    expect(moved(dtype, from, to, precision, start)).toEqual(expected(dtype, from, to, start));

  const patterns: Readonly<Record<string, Places>> = {
    neighbours: [0, 1, 2, 3],
    "one element": [3, 3, 3, 3],
    "two, twice": [1, 2, 1, 2],
    "two, each twice": [1, 1, 2, 2],
    "every second": [0, 2, 4, 6],
    "every third": [0, 3, 6, 9],
    backwards: [7, 6, 5, 4],
    "two pairs": [0, 1, 5, 6],
    "a pair and two others": [4, 5, 0, 9],
  };
  it.each(Object.entries(patterns))("loads %s", (_, places) => {
    for (let count = 1; count <= lanes; count++) expectMoved(places.slice(0, count), neighbours(count));
  });

  it("loads from any places and stores to any others, and touches nothing else", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: lanes }).chain((count) => {
          const places = { minLength: count, maxLength: count };
          // Also before the address.
          const place = fc.integer({ min: -4, max: size - 5 });
          return fc.tuple(fc.array(place, places), fc.uniqueArray(place, places));
        }),
        ([from, to]) => void expectMoved(from, to, 4),
      ),
      { numRuns: 60 },
    ));
});

it("reads nothing behind the last element, so that it may be the memory's last", () => {
  // A page ends behind these.
  const end = 2 * 65536;
  for (const places of [neighbours(4), [0, 2, 4, 6], [0, 0, 1, 1], [0, 1, 0, 1], [0, 1, 2]]) {
    const last = Math.max(...places);
    runCode("f32", new Uint8Array(65536 - dataAt), (emitter) => {
      const local = emitter.fn.local("v128");
      const address = { code: i32(end - 4 * (last + 1)), offset: 0 };
      return set(local, loadVector("float", address, places, emitter));
    });
  }
});
