import type { Interval } from "@titrate/stats";

/** Three significant digits, whole numbers whole, `-` for what is not a number. Both conversions are exact in the language. */
export function number(value: number): string {
  if (Number.isNaN(value)) return "-";
  if (!Number.isFinite(value)) return value > 0 ? "infinity" : "-infinity";
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value === 0 ? 0 : value);
  const rounded = Number(value.toPrecision(3));
  return Math.abs(rounded) < 1e-4 || Math.abs(rounded) >= 1e6 ? shortExponent(value) : String(rounded);
}

/** `95 %`: whole, but never 0 or 100 for what is not: `99.9 %`, `> 99.9 %`, `< 0.1 %`. NaN is `-`. */
export function percent(fraction: number): string {
  if (Number.isNaN(fraction)) return "-";
  const value = fraction * 100;
  if (value > 0 && value < 0.5) return value < 0.1 ? "< 0.1 %" : `${value.toFixed(1)} %`;
  if (value >= 99.5 && value < 100) return value > 99.9 ? "> 99.9 %" : `${value.toFixed(1)} %`;
  return `${value.toFixed(0)} %`;
}

export function percentInterval({ low, high }: Interval): string {
  return `${percent(low)} to ${percent(high)}`;
}

export function numberInterval({ low, high }: Interval): string {
  return `${number(low)} to ${number(high)}`;
}

/** `p = 0.0312`, `p < 0.0001`. */
export function pValue(p: number): string {
  return p < 0.0001 ? "p < 0.0001" : `p = ${number(p)}`;
}

/** `1.23e-5`, without trailing zeros. */
function shortExponent(value: number): string {
  const [digits, exponent] = value.toExponential(2).split("e");
  return `${Number(digits)}e${exponent!.replace("+", "")}`;
}
