import type { Access } from "./definition.ts";
import { elementwise } from "./elementwise.ts";
import type { Attributes, OpName } from "./ops.ts";
import {
  broadcastShapes,
  type DType,
  DTypeError,
  reducedShape,
  type Shape,
  ShapeError,
  sameShape,
  showShape,
  sizeOf,
} from "./shape.ts";

/** What the shape rules know of a tensor. */
export interface TensorType {
  readonly shape: Shape;
  readonly dtype: DType;
}

type Rule<O extends OpName> = (attributes: Attributes[O], inputs: readonly TensorType[]) => TensorType;

/** The shape and dtype of a node, or a ShapeError or DTypeError. */
export function infer<O extends OpName>(
  op: O,
  attributes: Attributes[O],
  inputs: readonly TensorType[],
): TensorType {
  return rules[op](attributes, inputs);
}

const rules: { readonly [O in OpName]: Rule<O> } = {
  constant: ({ value, dtype }) => ({ shape: [], dtype: checkValues("constant", [value], dtype) }),
  literal: ({ values, shape, dtype }) => {
    checkLengths("literal", shape);
    if (values.length !== sizeOf(shape))
      throw new ShapeError(
        `literal: ${showShape(shape)} holds ${sizeOf(shape)} values, and ${values.length} are given`,
      );
    return { shape, dtype: checkValues("literal", values, dtype) };
  },
  input: ({ name, shape, dtype }) => ({ shape: checkLengths(`input ${name}`, shape), dtype }),
  state: ({ name, shape, dtype }) => ({ shape: checkLengths(`state ${name}`, shape), dtype }),
  iota: ({ length }) => ({ shape: checkLengths("iota", [length]), dtype: "int" }),
  elementwise: ({ fn }, inputs) => {
    const dtypes = inputs.map((input) => input.dtype);
    const { signatures } = elementwise[fn];
    const match = signatures.find(({ takes }) => sameTypes(takes, dtypes));
    if (!match) {
      const fits = signatures.map(({ takes }) => takes.join(", ")).join("; or ");
      throw new DTypeError(`${fn}: takes ${fits}; not ${dtypes.join(", ")}${castHint(dtypes)}`);
    }
    const shape = broadcastShapes(inputs.map((input) => input.shape));
    if (shape) return { shape, dtype: match.gives };
    throw new ShapeError(
      `${fn}: ${showAll(inputs)} do not broadcast; counted from the last axis, lengths must be equal or 1`,
    );
  },
  view: ({ shape, ...access }, [input]) => {
    checkAccess("view", shape, access, input!.shape);
    return { shape, dtype: input!.dtype };
  },
  reshape: ({ shape }, [input]) => {
    checkLengths("reshape", shape);
    if (sizeOf(shape) === sizeOf(input!.shape)) return { shape, dtype: input!.dtype };
    throw new ShapeError(
      `reshape: ${showShape(input!.shape)} has ${sizeOf(input!.shape)} elements, ${showShape(shape)} has ${sizeOf(shape)}`,
    );
  },
  broadcast: ({ shape }, [input]) => {
    checkLengths("broadcast", shape);
    const common = broadcastShapes([input!.shape, shape]);
    if (common && sameShape(common, shape)) return { shape, dtype: input!.dtype };
    throw new ShapeError(
      `broadcast: ${showShape(input!.shape)} to ${showShape(shape)}; counted from the last axis, lengths must be equal, or 1 in the first`,
    );
  },
  place: ({ shape, pieces }, inputs) => {
    for (const [i, input] of inputs.entries()) {
      checkDType("place", input, [inputs[0]!.dtype]);
      checkAccess("place", input.shape, pieces[i]!, shape);
    }
    return { shape, dtype: inputs[0]!.dtype };
  },
  reduce: ({ fn, axes, keepDims }, [input]) => ({
    shape: reducedShape(input!.shape, axes, keepDims),
    dtype: checkDType(fn, input!, fn === "sum" ? ["float", "int"] : ["float"]),
  }),
  argmax: ({ axis, keepDims }, [input]) => {
    checkDType("argmax", input!, ["float"]);
    if (input!.shape[axis] === 0)
      throw new ShapeError(
        `argmax: axis ${axis} of ${showShape(input!.shape)} is empty, so nothing in it is largest`,
      );
    return { shape: reducedShape(input!.shape, [axis], keepDims), dtype: "int" };
  },
  matmul: (_, inputs) => {
    const [x, y] = inputs as readonly [TensorType, TensorType];
    for (const input of inputs) checkDType("matmul", input, ["float"]);
    if (x.shape.length < 2 || y.shape.length < 2)
      throw new ShapeError(
        `matmul: ${showAll(inputs)}: both need two axes or more, [..., m, k] x [..., k, n]`,
      );
    const [k, l] = [x.shape.at(-1)!, y.shape.at(-2)!];
    if (k !== l) throw new ShapeError(`matmul: ${showAll(inputs)}: the inner lengths ${k} and ${l} differ`);
    const batch = x.shape.slice(0, -2);
    if (!sameShape(batch, y.shape.slice(0, -2)))
      throw new ShapeError(`matmul: ${showAll(inputs)}: the batch axes differ`);
    return { shape: [...batch, x.shape.at(-2)!, y.shape.at(-1)!], dtype: "float" };
  },
  gather: ({ axis }, inputs) => {
    const [source, index] = inputs as readonly [TensorType, TensorType];
    checkIndex("gather", axis, source, index);
    return { shape: index.shape, dtype: source.dtype };
  },
  scatterAdd: ({ axis }, inputs) => {
    const [base, index, source] = inputs as readonly [TensorType, TensorType, TensorType];
    checkIndex("scatterAdd", axis, base, index);
    checkDType("scatterAdd", base, ["float", "int"]);
    checkDType("scatterAdd", source, [base.dtype]);
    if (sameShape(index.shape, source.shape)) return base;
    throw new ShapeError(
      `scatterAdd: index ${showShape(index.shape)}, source ${showShape(source.shape)}: they must have one shape`,
    );
  },
  straightThrough: (_, inputs) => {
    const [value, surrogate] = inputs as readonly [TensorType, TensorType];
    for (const input of inputs) checkDType("straightThrough", input, ["float"]);
    if (sameShape(value.shape, surrogate.shape)) return value;
    throw new ShapeError(`straightThrough: ${showAll(inputs)}: value and surrogate must have one shape`);
  },
  stopGradient: (_, [input]) => input!,
};

function checkLengths(what: string, shape: Shape): Shape {
  if (shape.every((length) => Number.isSafeInteger(length) && length >= 0)) return shape;
  throw new ShapeError(`${what}: ${showShape(shape)} is no shape; lengths are integers of 0 or more`);
}

function checkValues(what: string, values: ArrayLike<number>, dtype: DType): DType {
  if (dtype === "float") return dtype;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (dtype === "int" ? (value | 0) === value : value === 0 || value === 1) continue;
    const wanted = dtype === "int" ? "an integer of 32 bits" : "0 or 1";
    throw new DTypeError(`${what}: ${value} is not ${wanted}, as ${dtype} asks${castHint([dtype])}`);
  }
  return dtype;
}

function checkDType(op: string, { dtype }: TensorType, allowed: readonly DType[]): DType {
  if (allowed.includes(dtype)) return dtype;
  throw new DTypeError(`${op}: takes ${allowed.join(" or ")}, not ${dtype}${castHint([dtype])}`);
}

/** Whether an access over `domain` stays within a tensor of shape `into`. */
function checkAccess(op: string, domain: Shape, { offset, strides }: Access, into: Shape): void {
  checkLengths(op, domain);
  const reach = (sign: 1 | -1): number =>
    strides.reduce((sum, stride, i) => sum + (stride * sign > 0 ? stride * (domain[i]! - 1) : 0), offset);
  const within = sizeOf(domain) === 0 || (reach(-1) >= 0 && reach(1) < sizeOf(into));
  if (strides.length === domain.length && within) return;
  throw new ShapeError(
    `${op}: offset ${offset} and strides ${showShape(strides)} over ${showShape(domain)} leave ${showShape(into)}`,
  );
}

function checkIndex(op: string, axis: number, source: TensorType, index: TensorType): void {
  checkDType(`${op}'s index`, index, ["int"]);
  const fits =
    source.shape.length === index.shape.length &&
    index.shape.every((length, i) => i === axis || length <= source.shape[i]!);
  if (fits) return;
  throw new ShapeError(
    `${op}: ${showAll([source, index])}: the index needs as many axes, none longer but axis ${axis}`,
  );
}

const sameTypes = (a: readonly DType[], b: readonly DType[]): boolean =>
  a.length === b.length && a.every((type, i) => type === b[i]);
const showAll = (inputs: readonly TensorType[]): string =>
  inputs.map((input) => showShape(input.shape)).join(" x ");
const castHint = (dtypes: readonly DType[]): string =>
  dtypes.some((dtype) => dtype !== "float") ? '; use .cast("float") if numbers are meant' : "";
