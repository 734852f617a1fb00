/** The number of a token of the grammar, such as `1_000` or `-.5e3`, `Inf` or `nan`. */
export function readNumber(text: string): number {
  const plain = text.replaceAll("_", "").toLowerCase();
  const [, sign, word] = /^([+-]?)(inf|nan)$/.exec(plain) ?? [];
  if (word === "nan") return Number.NaN;
  if (word === "inf") return sign === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number(plain);
}

/** What Python's `int(text)` gives; nothing where it raises. An integer beyond 2^53 comes out rounded. */
export function readPythonInteger(text: string): number | undefined {
  const trimmed = text.trim();
  return /^[+-]?\d+(_\d+)*$/.test(trimmed) ? Number(trimmed.replaceAll("_", "")) : undefined;
}

/** What Python's `float(text)` gives; nothing where it raises. */
export function readPythonFloat(text: string): number | undefined {
  const trimmed = text.trim();
  if (pythonFloat.test(trimmed)) return readNumber(trimmed.replace(/infinity/i, "inf"));
  return undefined;
}

const pythonFloat =
  /^[+-]?(inf(inity)?|nan|(\d+(_\d+)*(\.(\d+(_\d+)*)?)?|\.\d+(_\d+)*)(e[+-]?\d+(_\d+)*)?)$/i;

/** A float as Python writes it: the shortest digits that read back, with a point or an exponent. */
export function pythonFloatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  const [, sign, digits, exponentText] = /^(-?)([\d.]+)e(.+)$/.exec(value.toExponential())!;
  const exponent = Number(exponentText);
  const minus = Object.is(value, -0) ? "-" : sign;
  if (exponent < -4 || exponent >= 16) {
    const size = String(Math.abs(exponent)).padStart(2, "0");
    return `${minus}${digits}e${exponent < 0 ? "-" : "+"}${size}`;
  }
  return minus + withPoint(digits!.replace(".", ""), exponent);
}

/** Puts the point behind the digit that counts 10^0. */
function withPoint(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  return `${whole}.${digits.slice(exponent + 1) || "0"}`;
}
