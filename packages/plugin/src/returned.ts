import { showShape, Tensor } from "@titrate/tensor";
import { PluginError } from "./error.ts";

// What a plugin's functions return is checked when they are called: users' files are not type-checked.

/**
 * The error of a function that returned what it must not.
 *
 * @param subject the plugin as a reader knows it, e.g. `activation "swish"`.
 * @param what the start of a sentence that the value ends: "apply returned".
 * @param advice what to do, where the value itself does not tell.
 */
export function wrongReturn(subject: string, what: string, value: unknown, advice: string): PluginError {
  return new PluginError(subject, `${what} ${showValue(value)}; ${plainCause(value) ?? advice}`);
}

/** Throws PluginError unless `value` is a tensor. */
export function expectTensor(subject: string, what: string, value: unknown): Tensor {
  if (value instanceof Tensor) return value;
  throw wrongReturn(subject, what, value, tensorAdvice(value));
}

function tensorAdvice(value: unknown): string {
  if (typeof value === "function") return "call it: write x.exp(), not x.exp";
  if (typeof value === "object") return "return a tensor";
  return "formulas are built with tensor methods: write x.mul(2), not x * 2";
}

/** Throws PluginError unless `value` is one number of the graph: a tensor of shape []. */
export function expectScalar(subject: string, what: string, value: unknown): Tensor {
  const tensor = expectTensor(subject, what, value);
  if (tensor.shape.length === 0) return tensor;
  throw wrongReturn(subject, what, tensor, "make it one number, shape []: use .mean() or .sum()");
}

/** Throws PluginError unless `value` is a list of names. */
export function expectNames(subject: string, what: string, value: unknown): readonly string[] {
  if (Array.isArray(value) && value.every((name) => typeof name === "string")) return value;
  throw wrongReturn(subject, what, value, 'return a list of names: ["validation/loss"]');
}

/** Whether a value has keys of its own to read: no array, no tensor, no promise. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  return !Array.isArray(value) && !(value instanceof Tensor) && !(value instanceof Promise);
}

/** A value in words: `NaN (a number)`, `a tensor [4, 1] of float`, `an object with inputs, targets`. */
export function showValue(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (value instanceof Tensor) return `a tensor ${showShape(value.shape)} of ${value.dtype}`;
  if (typeof value === "function") return "a function";
  if (typeof value === "string") return `${JSON.stringify(value)} (a string)`;
  if (typeof value !== "object") return `${String(value)} (a ${typeof value})`;
  const type: string = value.constructor?.name ?? "Object";
  if (type !== "Object") return `${/^[AEIOU]/.test(type) ? "an" : "a"} ${type}`;
  const keys = Object.keys(value);
  return keys.length === 0 ? "an empty object" : `an object with ${keys.join(", ")}`;
}

function plainCause(value: unknown): string | undefined {
  if (value === undefined) return 'is a "return" missing?';
  return value instanceof Promise ? "it is not awaited: write the function without async" : undefined;
}
