import { expect, it } from "vitest";
import { fingerprint } from "./fingerprint.ts";

it("tells apart what differs in one bit, in order, or in where an array ends", () => {
  const of = (...arrays: Parameters<typeof fingerprint>[0] extends Iterable<infer A> ? A[] : never) =>
    fingerprint(arrays);
  const prints = [
    of(Float64Array.of(1, 2)),
    of(Float64Array.of(2, 1)),
    of(Float64Array.of(1, 2 + 2 ** -51)),
    of(Float64Array.of(1), Float64Array.of(2)),
    of(Float64Array.of(0)),
    of(Float64Array.of(-0)),
    of(Float32Array.of(1, 2)),
    of(Int32Array.of(0, 0)),
    of(),
  ];
  expect(new Set(prints).size).toBe(prints.length);
  for (const print of prints) expect(print).toMatch(/^[0-9a-f]{16}$/);
});

it("takes all NaNs for one", () => {
  const bits = new Uint32Array([0x7fc00000, 0xffc00001, 0x7f800001]);
  const prints = [...new Float32Array(bits.buffer)].map((_, index) =>
    fingerprint([new Float32Array(bits.buffer, index * 4, 1)]),
  );
  expect(new Set(prints).size).toBe(1);
  const wide = new BigUint64Array([0x7ff8000000000000n, 0xfff8000000000001n, 0x7ff0000000000001n]);
  const wides = [0, 1, 2].map((index) => fingerprint([new Float64Array(wide.buffer, index * 8, 1)]));
  expect(new Set(wides).size).toBe(1);
  expect(fingerprint([Float64Array.of(Number.POSITIVE_INFINITY)])).not.toBe(wides[0]);
});

it("spreads: of many small states no two are alike", () => {
  const prints = Array.from({ length: 20_000 }, (_, index) =>
    fingerprint([Float32Array.of(index / 7, index % 3)]),
  );
  expect(new Set(prints).size).toBe(prints.length);
});
