import { describe, expect, it } from "vitest";
import { StoreError } from "../store-error.ts";
import { decodeTensors } from "./decode-tensors.ts";
import { encodeTensors } from "./encode-tensors.ts";
import type { Tensors } from "./tensor.ts";

const tensors: Tensors = {
  "hidden.weight": {
    dtype: "F32",
    shape: [2, 3],
    data: Float32Array.of(1, -0, 0.1, Number.NaN, Infinity, 1e-45),
  },
  loss: { dtype: "F64", shape: [], data: Float64Array.of(Math.PI) },
  counts: { dtype: "I32", shape: [2], data: Int32Array.of(-1, 2 ** 31 - 1) },
  none: { dtype: "F32", shape: [0, 4], data: new Float32Array(0) },
};

it("tensors come back as they were, to the bit", () => {
  const { tensors: read, metadata } = decodeTensors(encodeTensors(tensors, { step: "3" }), "x");
  expect(read).toEqual(tensors);
  expect(Object.is(read["hidden.weight"]!.data[1], -0)).toBe(true);
  expect(metadata).toEqual({ step: "3" });
});

it("is the format of the field: a length, a JSON header, little-endian numbers, each where the header says", () => {
  const bytes = encodeTensors(tensors);
  const view = new DataView(bytes.buffer);
  const length = Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  expect(length % 8).toBe(0);
  expect(header.loss).toEqual({ dtype: "F64", shape: [], data_offsets: [0, 8] });
  expect(view.getFloat64(8 + length + header.loss.data_offsets[0], true)).toBe(Math.PI);
  expect(view.getInt32(8 + length + header.counts.data_offsets[0] + 4, true)).toBe(2 ** 31 - 1);
});

it("equal tensors have equal bytes, in whichever order they are given", () => {
  const other = Object.fromEntries(Object.entries(tensors).reverse());
  expect(encodeTensors(other)).toEqual(encodeTensors(tensors));
});

/** A file with this header and so many bytes of numbers. */
function fileOf(header: string, size: number, length = header.length): Uint8Array {
  const bytes = new Uint8Array(8 + header.length + size);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.set(new TextEncoder().encode(header), 8);
  return bytes;
}

const entry = (dtype: string, shape: string, offsets: string): string =>
  `{"a":{"dtype":"${dtype}","shape":${shape},"data_offsets":${offsets}}}`;

describe("a file that does not hold together is refused", () => {
  it.each([
    ["too short", new Uint8Array(7)],
    ["a header longer than the file", fileOf("{}", 0, 2 ** 40)],
    ["no JSON", fileOf("{", 0)],
    ["no map", fileOf("[]", 0)],
    ["an unknown type", fileOf(entry("F16", "[1]", "[0,2]"), 2)],
    ["a shape of other numbers", fileOf(entry("F32", "[3]", "[0,8]"), 8)],
    ["a shape that is none", fileOf(entry("F32", "[-1]", "[0,4]"), 4)],
    ["a shape beyond all numbers", fileOf(entry("F32", "[9007199254740991,9007199254740991]", "[0,4]"), 4)],
    ["numbers beyond the file", fileOf(entry("F32", "[1000000000]", "[0,4000000000]"), 4)],
    ["a hole", fileOf(entry("F32", "[1]", "[4,8]"), 8)],
    ["bytes that nobody describes", fileOf(entry("F32", "[1]", "[0,4]"), 8)],
    ["metadata that are no texts", fileOf('{"__metadata__":{"a":1}}', 0)],
    [
      "a name that would be a prototype",
      fileOf('{"__proto__":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}', 0),
    ],
  ])("%s", (_, bytes) => {
    expect(() => decodeTensors(bytes, "x.safetensors")).toThrow(/^x\.safetensors is damaged: /);
  });
});

it("a mutated file is read or refused, never anything else", () => {
  const whole = encodeTensors(tensors, { notes: "{}" });
  let state = 7;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  let refused = 0;
  const rounds = process.env.TITRATE_LONG === "1" ? 10_000 : 2_000;
  for (let round = 0; round < rounds; round++) {
    let bytes = whole.slice(0, round % 3 === 0 ? random(whole.length) : whole.length);
    for (let change = 0; change <= random(4) && bytes.length > 0; change++) {
      const at = random(bytes.length);
      bytes[at] = random(2) === 0 ? bytes[at]! ^ (1 << random(8)) : random(256);
    }
    if (round % 5 === 0)
      bytes = Uint8Array.from([...bytes.subarray(0, random(bytes.length)), random(256), ...bytes]);
    try {
      decodeTensors(bytes, "x");
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      refused++;
    }
  }
  expect(refused).toBeGreaterThan(rounds / 3);
});
