import fc from "fast-check";
import { expect, it } from "vitest";
import { flatten, i32, leb, log2 } from "./code.ts";

const bytes = (code: Parameters<typeof flatten>[0]): number[] => [...flatten(code)];

it("writes unsigned numbers as the specification's examples have them", () => {
  expect(bytes(leb(0))).toEqual([0]);
  expect(bytes(leb(127))).toEqual([0x7f]);
  expect(bytes(leb(128))).toEqual([0x80, 0x01]);
  expect(bytes(leb(624485))).toEqual([0xe5, 0x8e, 0x26]);
  expect(bytes(leb(2 ** 32 - 1))).toEqual([0xff, 0xff, 0xff, 0xff, 0x0f]);
});

it("writes signed numbers so that the last byte carries the sign", () => {
  expect(bytes(i32(63))).toEqual([0x41, 0x3f]);
  expect(bytes(i32(64))).toEqual([0x41, 0xc0, 0x00]);
  expect(bytes(i32(-64))).toEqual([0x41, 0x40]);
  expect(bytes(i32(-123456))).toEqual([0x41, 0xc0, 0xbb, 0x78]);
  expect(bytes(i32(-(2 ** 31)))).toEqual([0x41, 0x80, 0x80, 0x80, 0x80, 0x78]);
});

/** What the bytes say, read as the specification reads them. */
function decoded(code: readonly number[], isSigned: boolean): bigint {
  let value = 0n;
  for (const [i, byte] of code.entries()) value |= BigInt(byte & 0x7f) << BigInt(7 * i);
  return isSigned ? BigInt.asIntN(7 * code.length, value) : value;
}

it("writes numbers that read back as themselves, in as few bytes as there can be", () => {
  fc.assert(
    fc.property(fc.nat(2 ** 32 - 1), (value) => {
      const code = bytes(leb(value));
      expect(decoded(code, false)).toBe(BigInt(value));
      expect(code).toHaveLength(Math.max(1, Math.ceil(value.toString(2).length / 7)));
    }),
  );
  fc.assert(
    fc.property(fc.integer(), (value) => {
      const [opcode, ...code] = bytes(i32(value));
      expect(opcode).toBe(0x41);
      expect(decoded(code, true)).toBe(BigInt(value));
    }),
  );
});

it("takes an address above 2 GiB for the int of the same bits", () =>
  expect(bytes(i32(3 * 2 ** 30))).toEqual(bytes(i32(-(2 ** 30)))));

it("flattens in order whatever the nesting, beyond its first buffer", () => {
  const long = new Uint8Array(3000).map((_, i) => i);
  expect(flatten([1, [2, [[]], [3, long]], 4])).toEqual(Uint8Array.of(1, 2, 3, ...long, 4));
});

it("takes exact logarithms", () => {
  for (let power = 0; power < 31; power++) expect(log2(2 ** power)).toBe(power);
});
