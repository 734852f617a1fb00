/** The float type of a compiled graph: IEEE binary32 or binary64. */
export type Precision = "f32" | "f64";
export type ScalarType = "float" | "int" | "bool";

export type ScalarOp =
  | "arg"
  | "constant"
  | "integer"
  | "add"
  | "sub"
  | "mul"
  | "div"
  | "sqrt"
  | "neg"
  | "abs"
  | "floor"
  | "ceil"
  | "trunc"
  | "exponent"
  | "significand"
  | "exp2Integer"
  | "truncateLow"
  | "copySign"
  | "lt"
  | "le"
  | "gt"
  | "ge"
  | "eq"
  | "ne"
  | "and"
  | "or"
  | "xor"
  | "not"
  | "select"
  | "shiftLeft"
  | "shiftRight"
  | "rotateLeft"
  | "toFloat"
  | "toFloatUnsigned"
  | "toInt"
  | "boolToFloat"
  | "boolToInt"
  | "lookup";

/** A formula that may choose other constants for f32 and f64. */
export type ScalarFunction = (precision: Precision, ...args: Scalar[]) => Scalar;

/** A number stands for a constant of the type that its place asks for. */
export type ScalarOperand = Scalar | number;

/**
 * A node of a scalar expression: what one element of an op computes. Expressions are immutable acyclic graphs;
 * a node that is used twice is computed once.
 *
 * Every op has one result for given bits, on every executor, except where a NaN's bits show: `significand` and
 * `exp2Integer` of NaN and the sign that `copySign` takes from NaN are unspecified. A formula selects NaN away before
 * them, or multiplies what they give with a NaN.
 * Floats: each of + - * / sqrt rounds once to the nearest even number of the precision; the others are exact.
 * Ints: 32 bits, wrapping, compared as signed.
 */
export class Scalar {
  readonly op: ScalarOp;
  readonly type: ScalarType;
  readonly args: readonly Scalar[];
  /** A constant's value, an argument's index, a shift's count; else 0. */
  readonly value: number;
  /** The numbers of a `lookup`; else empty. */
  readonly table: readonly number[];

  /** Built by the methods, `arg`, `constant` and `integer`. */
  constructor(
    op: ScalarOp,
    type: ScalarType,
    args: readonly Scalar[],
    value = 0,
    table: readonly number[] = [],
  ) {
    this.op = op;
    this.type = type;
    this.args = args;
    this.value = value;
    this.table = table;
  }

  /** Floats or ints. */
  add(y: ScalarOperand): Scalar {
    return this.#arithmetic("add", y);
  }
  /** Floats or ints. */
  sub(y: ScalarOperand): Scalar {
    return this.#arithmetic("sub", y);
  }
  /** Floats or ints. */
  mul(y: ScalarOperand): Scalar {
    return this.#arithmetic("mul", y);
  }
  /** Floats. */
  div(y: ScalarOperand): Scalar {
    expect("div", this, "float");
    return this.#arithmetic("div", y);
  }
  /** Floats; NaN below 0, and -0 of -0. */
  sqrt(): Scalar {
    return this.#float("sqrt");
  }
  /** Floats (flips the sign, of 0 too) or ints. */
  neg(): Scalar {
    expect("neg", this, "float", "int");
    return new Scalar("neg", this.type, [this]);
  }
  abs(): Scalar {
    return this.#float("abs");
  }
  floor(): Scalar {
    return this.#float("floor");
  }
  ceil(): Scalar {
    return this.#float("ceil");
  }
  trunc(): Scalar {
    return this.#float("trunc");
  }

  /**
   * The exponent field less its bias: e of +-m * 2^e with m in [1, 2).
   * 0 and subnormals give -127 (f64: -1023); infinities and NaN give 128 (f64: 1024).
   */
  exponent(): Scalar {
    return this.#float("exponent");
  }
  /**
   * The same sign and fraction with the exponent field of 1: +-m in [1, 2).
   * 0 and infinities give +-1; a subnormal gives +-(1 + its fraction field); NaN is unspecified.
   */
  significand(): Scalar {
    return this.#float("significand");
  }
  /**
   * 2^n for an integer n in -126..127 (f64: -1022..1023).
   * Elsewhere, the bits of toInt(n) + bias moved to the exponent field, excess bits lost: defined, but no power.
   * One step is useful: -127 (f64: -1023) gives +0 and 128 (f64: 1024) gives +Infinity. Of NaN it is unspecified, so
   * a formula multiplies it with what is NaN then too.
   */
  exp2Integer(): Scalar {
    return this.#float("exp2Integer");
  }
  /**
   * Clears the low 12 of 23 fraction bits (f64: 27 of 52), so that the square of the result is exact unless it
   * over- or underflows. 0, infinities and quiet NaN stay; a subnormal loses the same bits.
   */
  truncateLow(): Scalar {
    return this.#float("truncateLow");
  }
  /** This magnitude with the sign bit of `sign` (of -0 too). */
  copySign(sign: ScalarOperand): Scalar {
    expect("copySign", this, "float");
    return new Scalar("copySign", "float", [this, this.#same("copySign", sign)]);
  }

  /** Floats or ints; comparisons with NaN are false, but for `ne`. */
  lt(y: ScalarOperand): Scalar {
    return this.#compare("lt", y);
  }
  le(y: ScalarOperand): Scalar {
    return this.#compare("le", y);
  }
  gt(y: ScalarOperand): Scalar {
    return this.#compare("gt", y);
  }
  ge(y: ScalarOperand): Scalar {
    return this.#compare("ge", y);
  }
  eq(y: ScalarOperand): Scalar {
    return this.#compare("eq", y);
  }
  ne(y: ScalarOperand): Scalar {
    return this.#compare("ne", y);
  }

  /** Bools, or the bits of ints. */
  and(y: ScalarOperand): Scalar {
    return this.#logic("and", y);
  }
  or(y: ScalarOperand): Scalar {
    return this.#logic("or", y);
  }
  xor(y: ScalarOperand): Scalar {
    return this.#logic("xor", y);
  }
  not(): Scalar {
    expect("not", this, "bool", "int");
    return new Scalar("not", this.type, [this]);
  }

  /** This bool chooses one of two values of one type; two numbers are floats. Both are computed. */
  select(whenTrue: ScalarOperand, whenFalse: ScalarOperand): Scalar {
    expect("select", this, "bool");
    const model =
      whenTrue instanceof Scalar ? whenTrue : whenFalse instanceof Scalar ? whenFalse : constant(0);
    const args = [this, model.#same("select", whenTrue), model.#same("select", whenFalse)];
    return new Scalar("select", model.type, args);
  }

  /** Ints; `count` is 0..31. */
  shiftLeft(count: number): Scalar {
    return this.#shift("shiftLeft", count);
  }
  /** Ints; zeros come in from the left. */
  shiftRight(count: number): Scalar {
    return this.#shift("shiftRight", count);
  }
  rotateLeft(count: number): Scalar {
    return this.#shift("rotateLeft", count);
  }

  /** A signed int as a float: exact in f64, one rounding in f32. */
  toFloat(): Scalar {
    return this.#convert("toFloat", "int", "float");
  }
  /** An int's bits as an unsigned number, as a float: exact in f64, one rounding in f32. */
  toFloatUnsigned(): Scalar {
    return this.#convert("toFloatUnsigned", "int", "float");
  }
  /** A float as an int: truncates, saturates, NaN gives 0. */
  toInt(): Scalar {
    return this.#convert("toInt", "float", "int");
  }
  boolToFloat(): Scalar {
    return this.#convert("boolToFloat", "bool", "float");
  }
  boolToInt(): Scalar {
    return this.#convert("boolToInt", "bool", "int");
  }

  /** The float at this int's place in a constant table; an index outside (read as unsigned) takes the last. */
  lookup(table: readonly number[]): Scalar {
    expect("lookup", this, "int");
    if (table.length === 0) throw new RangeError("lookup: the table is empty");
    return new Scalar("lookup", "float", [this], 0, table);
  }

  #float(op: ScalarOp): Scalar {
    return this.#convert(op, "float", "float");
  }
  #convert(op: ScalarOp, from: ScalarType, to: ScalarType): Scalar {
    expect(op, this, from);
    return new Scalar(op, to, [this]);
  }
  #arithmetic(op: ScalarOp, y: ScalarOperand): Scalar {
    expect(op, this, "float", "int");
    return new Scalar(op, this.type, [this, this.#same(op, y)]);
  }
  #compare(op: ScalarOp, y: ScalarOperand): Scalar {
    expect(op, this, "float", "int");
    return new Scalar(op, "bool", [this, this.#same(op, y)]);
  }
  #logic(op: ScalarOp, y: ScalarOperand): Scalar {
    expect(op, this, "bool", "int");
    return new Scalar(op, this.type, [this, this.#same(op, y)]);
  }
  #shift(op: ScalarOp, count: number): Scalar {
    expect(op, this, "int");
    if (!Number.isInteger(count) || count < 0 || count > 31)
      throw new RangeError(`${op}: the count must be an integer of 0..31, not ${count}`);
    return new Scalar(op, "int", [this], count);
  }
  #same(op: ScalarOp, y: ScalarOperand): Scalar {
    const scalar = y instanceof Scalar ? y : this.type === "int" ? integer(y) : constant(y);
    if (scalar.type !== this.type)
      throw new TypeError(`${op}: ${this.type} and ${scalar.type} do not mix; convert one of them`);
    return scalar;
  }
}

/** The argument of a formula at `index`. */
export const arg = (index: number, type: ScalarType = "float"): Scalar => new Scalar("arg", type, [], index);

/** A float, rounded to the precision that the expression is compiled for. */
export const constant = (value: number): Scalar => new Scalar("constant", "float", [], value);

/** An int of 32 bits: -2^31..2^31-1, or the same bits written as unsigned, up to 2^32-1. */
export const integer = (value: number): Scalar => {
  if (!Number.isInteger(value) || value < -(2 ** 31) || value >= 2 ** 32)
    throw new RangeError(`integer: ${value} is no 32-bit integer`);
  return new Scalar("integer", "int", [], value | 0);
};

function expect(op: ScalarOp, scalar: Scalar, ...types: ScalarType[]): void {
  if (!types.includes(scalar.type))
    throw new TypeError(`${op}: takes ${types.join(" or ")}, not ${scalar.type}`);
}
