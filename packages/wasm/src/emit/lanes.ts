import type { Precision } from "@titrate/numeric";

/** What a vector of 16 bytes holds in a precision. */
export interface Lanes {
  readonly precision: Precision;
  /** Floats in a vector. */
  readonly count: number;
  /** Bytes of a float. */
  readonly bytes: number;
  readonly fractionBits: number;
  readonly bias: number;
  readonly exponentMask: bigint;
}

const all: Readonly<Record<Precision, Lanes>> = {
  f32: { precision: "f32", count: 4, bytes: 4, fractionBits: 23, bias: 127, exponentMask: 0xffn },
  f64: { precision: "f64", count: 2, bytes: 8, fractionBits: 52, bias: 1023, exponentMask: 0x7ffn },
};

export const lanesOf = (precision: Precision): Lanes => all[precision];
