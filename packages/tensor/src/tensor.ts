import type { ElementwiseName } from "./elementwise.ts";
import { infer } from "./inference.ts";
import type { Attributes, OpName } from "./ops.ts";
import {
  broadcastShapes,
  completeShape,
  type DType,
  resolveAxes,
  resolveAxis,
  type Shape,
  ShapeError,
  sameShape,
  showShape,
  sizeOf,
} from "./shape.ts";
import { flipView, sliceView, transposeView } from "./views.ts";

/** A number stands for a constant of the other operand's dtype. */
export type Operand = Tensor | number;

export interface KeepDims {
  /** Keep a reduced axis, with length 1; false unless given. */
  readonly keepDims?: boolean;
}

/**
 * A node of a static graph: an op and its inputs. It never holds numbers; an executor computes it.
 *
 * Shapes and dtypes are known, and checked, when a node is built: ShapeError and DTypeError say what would fit.
 * Methods build one node, or a line of them. Two operands broadcast as in NumPy, an axis counted from the end is
 * negative, and `axes` are one axis, several, or all when left out.
 */
export class Tensor<O extends OpName = OpName> {
  readonly op: O;
  readonly attributes: Attributes[O];
  readonly inputs: readonly Tensor[];
  readonly shape: Shape;
  readonly dtype: DType;

  constructor(op: O, attributes: Attributes[O], inputs: readonly Tensor[] = []) {
    const { shape, dtype } = infer(op, attributes, inputs);
    this.op = op;
    this.attributes = attributes;
    this.inputs = inputs;
    this.shape = shape;
    this.dtype = dtype;
  }

  /** Floats or ints (ints wrap at 32 bits). */
  add(y: Operand): Tensor {
    return this.#map("add", y);
  }
  /** Floats or ints. */
  sub(y: Operand): Tensor {
    return this.#map("sub", y);
  }
  /** Floats or ints. */
  mul(y: Operand): Tensor {
    return this.#map("mul", y);
  }
  div(y: Operand): Tensor {
    return this.#map("div", y);
  }
  /** this^y. */
  pow(y: Operand): Tensor {
    return this.#map("pow", y);
  }
  /** The larger (NaN if either is); the gradient is halved between equals. Floats or ints. */
  maximum(y: Operand): Tensor {
    return this.#map("maximum", y);
  }
  /** The smaller (NaN if either is); the gradient is halved between equals. Floats or ints. */
  minimum(y: Operand): Tensor {
    return this.#map("minimum", y);
  }

  /** Floats or ints. */
  neg(): Tensor {
    return this.#map("neg");
  }
  /** The gradient at 0 is 0. */
  abs(): Tensor {
    return this.#map("abs");
  }
  /** -1, 0 or 1; no gradient. */
  sign(): Tensor {
    return this.#map("sign");
  }
  sqrt(): Tensor {
    return this.#map("sqrt");
  }
  /** No gradient, as `ceil` and `round`. */
  floor(): Tensor {
    return this.#map("floor");
  }
  ceil(): Tensor {
    return this.#map("ceil");
  }
  /** To the nearest integer, halves to the even one. */
  round(): Tensor {
    return this.#map("round");
  }
  exp(): Tensor {
    return this.#map("exp");
  }
  log(): Tensor {
    return this.#map("log");
  }
  /** log(1 + this), exact near 0. */
  log1p(): Tensor {
    return this.#map("log1p");
  }
  /** exp(this) - 1, exact near 0. */
  expm1(): Tensor {
    return this.#map("expm1");
  }
  tanh(): Tensor {
    return this.#map("tanh");
  }
  /** 1 / (1 + exp(-this)). */
  sigmoid(): Tensor {
    return this.#map("sigmoid");
  }
  sin(): Tensor {
    return this.#map("sin");
  }
  cos(): Tensor {
    return this.#map("cos");
  }
  erf(): Tensor {
    return this.#map("erf");
  }
  square(): Tensor {
    return this.mul(this);
  }
  reciprocal(): Tensor {
    return this.#operand("reciprocal", 1).div(this);
  }
  oneMinus(): Tensor {
    return this.#operand("oneMinus", 1).sub(this);
  }

  /** Comparisons give bools, and false for a NaN (but notEqual: true). */
  less(y: Operand): Tensor {
    return this.#map("less", y);
  }
  lessEqual(y: Operand): Tensor {
    return this.#map("lessEqual", y);
  }
  greater(y: Operand): Tensor {
    return this.#map("greater", y);
  }
  greaterEqual(y: Operand): Tensor {
    return this.#map("greaterEqual", y);
  }
  equal(y: Operand): Tensor {
    return this.#map("equal", y);
  }
  notEqual(y: Operand): Tensor {
    return this.#map("notEqual", y);
  }
  /** Bools, as `or` and `not`. */
  and(y: Tensor): Tensor {
    return this.#map("and", y);
  }
  or(y: Tensor): Tensor {
    return this.#map("or", y);
  }
  not(): Tensor {
    return this.#map("not");
  }
  /** A float to an int: truncated, saturated, NaN to 0. To a bool: whether it is not 0. No gradient. */
  cast(dtype: DType): Tensor {
    if (dtype === this.dtype) return this;
    return this.#map(({ float: "toFloat", int: "toInt", bool: "toBool" } as const)[dtype]);
  }

  /**
   * This bool chooses, element by element; two numbers are floats. The branch not taken gets a gradient of 0, but a
   * formula behind it may still turn that into NaN (0 * Infinity), as in PyTorch: make its argument safe first.
   */
  where(whenTrue: Operand, whenFalse: Operand): Tensor {
    const model =
      [whenTrue, whenFalse].find((x) => x instanceof Tensor) ??
      new Tensor("constant", { value: 0, dtype: "float" });
    return new Tensor("elementwise", { fn: "where" }, [
      this,
      model.#operand("where", whenTrue),
      model.#operand("where", whenFalse),
    ]);
  }

  /** Floats or ints; the order of adding is the op's definition. */
  sum(axes?: number | readonly number[], { keepDims = false }: KeepDims = {}): Tensor {
    return new Tensor("reduce", { fn: "sum", axes: resolveAxes("sum", this.shape, axes), keepDims }, [this]);
  }
  /** -Infinity of nothing; the gradient is shared evenly by equals. */
  max(axes?: number | readonly number[], { keepDims = false }: KeepDims = {}): Tensor {
    return new Tensor("reduce", { fn: "max", axes: resolveAxes("max", this.shape, axes), keepDims }, [this]);
  }
  min(axes?: number | readonly number[], options?: KeepDims): Tensor {
    return this.neg().max(axes, options).neg();
  }
  /** NaN of nothing. */
  mean(axes?: number | readonly number[], options?: KeepDims): Tensor {
    const count = resolveAxes("mean", this.shape, axes).reduce((n, axis) => n * this.shape[axis]!, 1);
    return this.sum(axes, options).div(count);
  }
  /** The int position of the first of the largest; a NaN counts as the largest. */
  argmax(axis: number, { keepDims = false }: KeepDims = {}): Tensor {
    return new Tensor("argmax", { axis: resolveAxis("argmax", this.shape, axis), keepDims }, [this]);
  }

  /** The same elements in row-major order; one length may be -1: what is left. */
  reshape(shape: Shape): Tensor {
    const complete = completeShape(this.shape, shape);
    return sameShape(complete, this.shape) ? this : new Tensor("reshape", { shape: complete }, [this]);
  }
  /** The axes in the order given; reversed when none is. */
  transpose(axes?: readonly number[]): Tensor {
    return new Tensor("view", transposeView(this.shape, axes), [this]);
  }
  broadcastTo(shape: Shape): Tensor {
    return sameShape(shape, this.shape) ? this : new Tensor("broadcast", { shape }, [this]);
  }
  /** Every step-th element from start up to, not including, stop; as in NumPy, the step 1 or more. */
  slice(axis: number, start: number, stop?: number, step = 1): Tensor {
    return new Tensor("view", sliceView(this.shape, axis, start, stop, step), [this]);
  }
  flip(axis: number): Tensor {
    return new Tensor("view", flipView(this.shape, axis), [this]);
  }

  /** [..., m, k] x [..., k, n] to [..., m, n]; batch axes broadcast. k products are added in ascending order. */
  matmul(y: Tensor): Tensor {
    const batch = broadcastShapes([this.shape.slice(0, -2), y.shape.slice(0, -2)]);
    const [m, k, n] = [this.shape.at(-2), this.shape.at(-1), y.shape.at(-1)];
    if (!batch || y.shape.length < 2 || y.shape.at(-2) !== k) return new Tensor("matmul", {}, [this, y]); // throws
    // One matrix for every batch makes one tall product, and so does its gradient.
    if (y.shape.length === 2 && batch.length > 0)
      return this.reshape([sizeOf(batch) * m!, k!])
        .matmul(y)
        .reshape([...batch, m!, n!]);
    const spread = (x: Tensor): Tensor => x.broadcastTo([...batch, ...x.shape.slice(-2)]);
    return new Tensor("matmul", {}, [spread(this), spread(y)]);
  }

  /** out[i][j] = this[i][index[i][j]] for axis 1; index has as many axes. */
  gather(axis: number, index: Tensor): Tensor {
    return new Tensor("gather", { axis: resolveAxis("gather", this.shape, axis) }, [this, index]);
  }
  /** The slices of an axis that a list of ints names: index [n] puts n in the axis' place. */
  take(axis: number, index: Tensor): Tensor {
    const along = resolveAxis("take", this.shape, axis);
    if (index.shape.length !== 1)
      throw new ShapeError(`take: the index ${showShape(index.shape)} must have one axis`);
    const shape = this.shape.map((length, i) => (i === along ? index.shape[0]! : length));
    const alongOnly = shape.map((length, i) => (i === along ? length : 1));
    return this.gather(along, index.reshape(alongOnly).broadcastTo(shape));
  }
  /** This, with out[i][index[i][j]] += source[i][j] for axis 1, in row-major order of source. Floats or ints. */
  scatterAdd(axis: number, index: Tensor, source: Tensor): Tensor {
    return new Tensor("scatterAdd", { axis: resolveAxis("scatterAdd", this.shape, axis) }, [
      this,
      index,
      source,
    ]);
  }
  /** The same value, a constant to gradients. */
  stopGradient(): Tensor {
    return new Tensor("stopGradient", {}, [this]);
  }

  #map(fn: ElementwiseName, ...operands: Operand[]): Tensor {
    return new Tensor("elementwise", { fn }, [this, ...operands.map((y) => this.#operand(fn, y))]);
  }
  #operand(fn: string, y: Operand): Tensor {
    if (y instanceof Tensor) return y;
    if (typeof y === "number") return new Tensor("constant", { value: y, dtype: this.dtype });
    const given = typeof y === "string" ? JSON.stringify(y) : String(y);
    const hint = y === undefined ? "; is a name misspelt?" : "";
    throw new TypeError(`${fn} takes a tensor or a number, and gets ${given}${hint}`);
  }

  /** A tensor holds no number: `x * 2` would be NaN, and `x > 0` false, without a word. Its shape can be printed. */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === "string") return `a tensor ${showShape(this.shape)} of ${this.dtype}`;
    throw new TypeError(
      "a tensor holds no number that could be computed or compared with: write x.mul(2), not x * 2, and x.greater(0).where(a, b), not x > 0 ? a : b",
    );
  }
}
