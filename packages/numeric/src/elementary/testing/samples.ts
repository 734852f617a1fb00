import type { Precision } from "../../scalar.ts";
import type { ByPrecision } from "../polynomial.ts";

/** Uniform numbers in [0, 1), the same at each run: any sequence that fills the range will do. */
function uniforms(): () => number {
  let state = 20_261_123;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state ^ (state >>> 16)) / 2 ** 32;
  };
}

export const round = (precision: Precision, x: number): number => (precision === "f32" ? Math.fround(x) : x);

/** `count` floats between two numbers, one at random in each of as many equal parts. */
export function linear(precision: Precision, from: number, to: number, count: number): number[] {
  const uniform = uniforms();
  const step = (to - from) / count;
  return Array.from({ length: count }, (_, index) => round(precision, from + step * (index + uniform())));
}

const exponents: ByPrecision<readonly [number, number]> = { f32: [-149, 127], f64: [-1074, 1023] };

/** About `count` floats, as many in each binade from the smallest subnormal to the largest float, alternating in sign. */
export function everyExponent(precision: Precision, count: number): number[] {
  const uniform = uniforms();
  const [least, greatest] = exponents[precision];
  const each = Math.max(1, Math.round(count / (greatest - least + 1)));
  const points: number[] = [];
  for (let exponent = least; exponent <= greatest; exponent++) {
    for (let index = 0; index < each; index++) {
      const significand = 1 + (index + uniform()) / each;
      points.push(round(precision, (points.length % 2 === 0 ? significand : -significand) * 2 ** exponent));
    }
  }
  return points.filter(Number.isFinite);
}

/** The points, and the three floats below and above each. */
export function around(precision: Precision, points: readonly number[]): number[] {
  return points.flatMap((point) => {
    const centre = round(precision, point);
    const below = [centre];
    const above = [centre];
    for (let index = 0; index < 3; index++) {
      below.push(adjacent(precision, below.at(-1)!, -1));
      above.push(adjacent(precision, above.at(-1)!, 1));
    }
    return [...below, ...above.slice(1)];
  });
}

const word = new DataView(new ArrayBuffer(8));

/** The next float in a direction: 1 towards infinity, -1 towards -infinity. */
export function adjacent(precision: Precision, x: number, direction: 1 | -1): number {
  if (x === 0) return direction * (precision === "f32" ? 2 ** -149 : 2 ** -1074);
  const outwards = x > 0 === direction > 0;
  if (precision === "f32") {
    word.setFloat32(0, x);
    word.setInt32(0, word.getInt32(0) + (outwards ? 1 : -1));
    return word.getFloat32(0);
  }
  word.setFloat64(0, x);
  word.setBigInt64(0, word.getBigInt64(0) + (outwards ? 1n : -1n));
  return word.getFloat64(0);
}
