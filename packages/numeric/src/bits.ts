// One scratch word, seen as floats and as ints. The views share the machine's byte order, so only the place of
// an f64's high half depends on it.
const f64 = new Float64Array(1);
const f32 = new Float32Array(f64.buffer);
const i32 = new Int32Array(f64.buffer);
const littleEndian: boolean = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const high: number = littleEndian ? 1 : 0;
const low: number = 1 - high;

function exponent32(x: number): number {
  f32[0] = x;
  return ((i32[0]! >>> 23) & 0xff) - 127;
}

function significand32(x: number): number {
  f32[0] = x;
  i32[0] = (i32[0]! & 0x807fffff) | 0x3f800000;
  return f32[0]!;
}

function exp2Integer32(n: number): number {
  i32[0] = (saturate(n) + 127) << 23;
  return f32[0]!;
}

function truncateLow32(x: number): number {
  f32[0] = x;
  i32[0] = i32[0]! & 0xfffff000;
  return f32[0]!;
}

function exponent64(x: number): number {
  f64[0] = x;
  return ((i32[high]! >>> 20) & 0x7ff) - 1023;
}

function significand64(x: number): number {
  f64[0] = x;
  i32[high] = (i32[high]! & 0x800fffff) | 0x3ff00000;
  return f64[0]!;
}

function exp2Integer64(n: number): number {
  i32[high] = (saturate(n) + 1023) << 20;
  i32[low] = 0;
  return f64[0]!;
}

function truncateLow64(x: number): number {
  f64[0] = x;
  i32[low] = i32[low]! & 0xf8000000;
  return f64[0]!;
}

function copySign(x: number, sign: number): number {
  f64[0] = sign;
  return i32[high]! < 0 ? -Math.abs(x) : Math.abs(x);
}

function saturate(x: number): number {
  if (x >= 2147483647) return 2147483647;
  if (x <= -2147483648) return -2147483648;
  return x | 0;
}

/**
 * What printed code refers to: bit moves and the saturating conversion. Spread it into `new Function`:
 * `new Function(...Object.keys(javascriptHelpers), body)(...Object.values(javascriptHelpers))`.
 */
export const javascriptHelpers: Readonly<Record<string, unknown>> = {
  exponent32,
  significand32,
  exp2Integer32,
  truncateLow32,
  exponent64,
  significand64,
  exp2Integer64,
  truncateLow64,
  copySign,
  saturate,
};
