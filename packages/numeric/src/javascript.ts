import { javascriptHelpers } from "./bits.ts";
import { arg, type Precision, type Scalar, type ScalarFunction, type ScalarOp } from "./scalar.ts";

/** A printed expression. */
export interface PrintedScalar {
  /** Constant tables; to be pasted once, outside of the loop. Empty without `lookup`. */
  readonly hoisted: readonly string[];
  /** `const` declarations of shared nodes, in order. */
  readonly statements: readonly string[];
  /** The value's JavaScript expression: a number, or a JavaScript boolean where the type is bool. */
  readonly result: string;
}

/**
 * Prints an expression as JavaScript for an inner loop, in time linear in its nodes.
 *
 * A node that is used more than once becomes a `const`; in f32 every float op that rounds is wrapped in
 * `Math.fround`, which equals the f32 op. The code refers to the names in `javascriptHelpers`.
 *
 * @param names the arguments' JavaScript expressions, cheap to repeat; floats must hold values of the precision,
 *   bools may be 0/1 or booleans.
 * @param prefix begins the names of the constants: choose another for each expression in one scope, with no digit
 *   at its end.
 */
export function printJavaScript(
  expression: Scalar,
  names: readonly string[],
  precision: Precision,
  prefix = "t",
): PrintedScalar {
  const hoisted: string[] = [];
  const statements: string[] = [];
  const uses = countUses(expression);
  const printed = new Map<Scalar, string>();
  const tables = new Map<string, string>();

  // Keys come in post-order, so the arguments of a node are printed before it.
  for (const [node, count] of uses) {
    const text = print(node);
    const isLeaf = node.args.length === 0;
    if (isLeaf || (count === 1 && text.length <= longest)) {
      printed.set(node, text);
    } else {
      const name = `${prefix}${statements.length}`;
      statements.push(`const ${name} = ${text};`);
      printed.set(node, name);
    }
  }
  return { hoisted, statements, result: printed.get(expression)! };

  function print(node: Scalar): string {
    if (node.op === "arg") {
      const name = names[node.value];
      if (name === undefined)
        throw new RangeError(`the expression takes an argument ${node.value}, but ${names.length} are given`);
      return node.type === "bool" ? `!!${name}` : name;
    }
    const args = node.args.map((part) => printed.get(part)!);
    const templates = node.type === "int" && node.op in intTemplates ? intTemplates : templatesOf[precision];
    if (node.op === "lookup") args.push(tableName(node.table), String(node.table.length - 1));
    return templates[node.op]!(args, node);
  }

  function tableName(table: readonly number[]): string {
    const text = `[${table.map((value) => literal(precision === "f32" ? Math.fround(value) : value)).join(", ")}]`;
    const known = tables.get(text);
    if (known !== undefined) return known;
    const name = `${prefix}Table${tables.size}`;
    tables.set(text, name);
    hoisted.push(`const ${name} = ${text};`);
    return name;
  }
}

/** Compiles a scalar function to a JavaScript function of numbers (in f32 its arguments are rounded first). */
export function compileScalar(
  fn: ScalarFunction,
  arity: number,
  precision: Precision,
): (...xs: number[]) => number {
  const names = Array.from({ length: arity }, (_, index) => `x${index}`);
  const expression = fn(precision, ...names.map((_, index) => arg(index)));
  const { hoisted, statements, result } = printJavaScript(expression, names, precision);
  const rounded = precision === "f32" ? names.map((name) => `${name} = Math.fround(${name});`) : [];
  const value = expression.type === "bool" ? `${result} ? 1 : 0` : result;
  const body = [
    '"use strict";',
    ...hoisted,
    `return (${names.join(", ")}) => {`,
    ...rounded,
    ...statements,
    `return ${value};`,
    "};",
  ].join("\n");
  return new Function(...Object.keys(javascriptHelpers), body)(...Object.values(javascriptHelpers));
}

/** Longer expressions are broken into constants, to bound their nesting. */
const longest = 160;

/** How often each node's text is pasted, keys in post-order. No recursion: graphs may be deep. */
function countUses(root: Scalar): Map<Scalar, number> {
  const uses = new Map<Scalar, number>();
  const stack: { node: Scalar; next: number }[] = [{ node: root, next: 0 }];
  const entered = new Set<Scalar>([root]);
  const order: Scalar[] = [];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const child = top.node.args[top.next++];
    if (child === undefined) {
      order.push(top.node);
      stack.pop();
    } else if (!entered.has(child)) {
      entered.add(child);
      stack.push({ node: child, next: 0 });
    }
  }
  for (const node of order) uses.set(node, 0);
  uses.set(root, 1);
  for (const node of order) {
    // The text of a rotation holds its argument twice.
    const times = node.op === "rotateLeft" ? 2 : 1;
    for (const child of node.args) uses.set(child, uses.get(child)! + times);
  }
  return uses;
}

type Template = (args: readonly string[], node: Scalar) => string;
type Templates = { readonly [op in ScalarOp]?: Template };

const literal = (value: number): string => {
  const text = Object.is(value, -0) ? "-0" : String(value);
  return text.startsWith("-") ? `(${text})` : text;
};

const infix =
  (symbol: string): Template =>
  ([x, y]) =>
    `(${x} ${symbol} ${y})`;
const call =
  (name: string): Template =>
  (args) =>
    `${name}(${args.join(", ")})`;

/** Ops that mean another thing on ints. */
const intTemplates: Templates = {
  add: ([x, y]) => `(${x} + ${y} | 0)`,
  sub: ([x, y]) => `(${x} - ${y} | 0)`,
  mul: call("Math.imul"),
  neg: ([x]) => `(-${x} | 0)`,
  and: infix("&"),
  or: infix("|"),
  xor: infix("^"),
  not: ([x]) => `(~${x})`,
};

const templatesOf: Readonly<Record<Precision, Templates>> = {
  f32: floatTemplates("f32"),
  f64: floatTemplates("f64"),
};

function floatTemplates(precision: Precision): { readonly [op in Exclude<ScalarOp, "arg">]: Template } {
  const single = precision === "f32";
  const bits = single ? "32" : "64";
  const round = (text: string): string => (single ? `Math.fround(${text})` : text);
  return {
    constant: (_, { value }) => literal(single ? Math.fround(value) : value),
    integer: (_, { value }) => literal(value),
    add: ([x, y]) => round(`(${x} + ${y})`),
    sub: ([x, y]) => round(`(${x} - ${y})`),
    mul: ([x, y]) => round(`(${x} * ${y})`),
    div: ([x, y]) => round(`(${x} / ${y})`),
    sqrt: ([x]) => round(`Math.sqrt(${x})`),
    neg: ([x]) => `(-${x})`,
    abs: call("Math.abs"),
    floor: call("Math.floor"),
    ceil: call("Math.ceil"),
    trunc: call("Math.trunc"),
    exponent: call(`exponent${bits}`),
    significand: call(`significand${bits}`),
    exp2Integer: call(`exp2Integer${bits}`),
    truncateLow: call(`truncateLow${bits}`),
    copySign: call("copySign"),
    lt: infix("<"),
    le: infix("<="),
    gt: infix(">"),
    ge: infix(">="),
    eq: infix("==="),
    ne: infix("!=="),
    and: infix("&&"),
    or: infix("||"),
    xor: infix("!=="),
    not: ([x]) => `(!${x})`,
    select: ([condition, x, y]) => `(${condition} ? ${x} : ${y})`,
    shiftLeft: ([x], { value }) => `(${x} << ${value})`,
    shiftRight: ([x], { value }) => `(${x} >>> ${value} | 0)`,
    rotateLeft: ([x], { value }) => `(${x} << ${value} | ${x} >>> ${32 - value})`,
    toFloat: ([x]) => round(`(${x})`),
    toFloatUnsigned: ([x]) => round(`(${x} >>> 0)`),
    toInt: call("saturate"),
    boolToFloat: ([x]) => `(${x} ? 1 : 0)`,
    boolToInt: ([x]) => `(${x} ? 1 : 0)`,
    lookup: ([index, table, last]) => `${table}[Math.min(${index} >>> 0, ${last})]`,
  };
}
