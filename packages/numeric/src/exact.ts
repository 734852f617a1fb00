import { type ElementaryName, elementary } from "./elementary/elementary.ts";
import { compileScalar } from "./javascript.ts";

type Unary = (x: number) => number;
type Binary = (x: number, y: number) => number;
export type ExactFunctions = { readonly [name in Exclude<ElementaryName, "pow">]: Unary } & {
  readonly pow: Binary;
};

/**
 * The f64 elementary functions as JavaScript functions, for host code (schedules, variates, initial weights): the
 * same bits on every engine, unlike `Math`'s. Each is compiled at its first call.
 */
export const exact: ExactFunctions = {
  exp: unary("exp"),
  log: unary("log"),
  log1p: unary("log1p"),
  expm1: unary("expm1"),
  tanh: unary("tanh"),
  sigmoid: unary("sigmoid"),
  sin: unary("sin"),
  cos: unary("cos"),
  erf: unary("erf"),
  pow: binary("pow"),
};

function unary(name: ElementaryName): Unary {
  let compiled: Unary | undefined;
  return (x) => {
    compiled ??= compileScalar(elementary[name], 1, "f64");
    return compiled(x);
  };
}

function binary(name: ElementaryName): Binary {
  let compiled: Binary | undefined;
  return (x, y) => {
    compiled ??= compileScalar(elementary[name], 2, "f64");
    return compiled(x, y);
  };
}
