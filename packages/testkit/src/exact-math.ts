// What of the language's own math every engine rounds alike.

/** Rounded once by the language's own definition, or fixed constants. All else of Math may differ between engines. */
export const exactMath: ReadonlySet<string> = new Set(
  (
    "fround sqrt abs floor ceil trunc round min max imul clz32 sign " +
    "PI E LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2"
  ).split(" "),
);

/** Whether `base ** exponent`, of whole numbers, is exact: a normal power of 2, or a number that a double holds. */
export function isExactPower(base: number, exponent: number): boolean {
  if (base === 2) return exponent >= -1022 && exponent <= 1023;
  if (exponent < 0) return false;
  if (Math.abs(base) < 2) return true;
  let power = 1;
  for (let i = 0; i < exponent && power < 2 ** 53; i++) power *= Math.abs(base);
  return power < 2 ** 53;
}
