import type { ScalarFunction } from "@titrate/numeric";
import type { Access, Definition } from "./definition.ts";
import { elementwise } from "./elementwise.ts";
import type { OpName } from "./ops.ts";
import { broadcastStrides, rowMajor, type Shape } from "./shape.ts";
import type { Tensor } from "./tensor.ts";

/** What a node computes. Executors follow this and nothing else. */
export function define<O extends OpName>(tensor: Tensor<O>): Definition {
  return definitions[tensor.op](tensor);
}

const definitions: { readonly [O in OpName]: (tensor: Tensor<O>) => Definition } = {
  constant: ({ attributes }) => ({ kind: "fill", value: attributes.value }),
  literal: ({ attributes }) => ({ kind: "data", values: attributes.values }),
  input: () => ({ kind: "given" }),
  state: () => ({ kind: "given" }),
  iota: ({ attributes }) => ({
    kind: "data",
    values: Array.from({ length: attributes.length }, (_, i) => i),
  }),
  elementwise: ({ attributes, inputs, shape }) => ({
    kind: "map",
    domain: shape,
    reads: inputs.map((input) => at(broadcastStrides(input.shape, shape))),
    apply: elementwise[attributes.fn].apply,
  }),
  view: ({ attributes, shape }) => copy(shape, { offset: attributes.offset, strides: attributes.strides }),
  reshape: ({ shape }) => copy(shape, at(rowMajor(shape))),
  broadcast: ({ inputs, shape }) => copy(shape, at(broadcastStrides(inputs[0]!.shape, shape))),
  place: ({ attributes: { fill, accumulate, pieces }, inputs, shape }) => ({
    kind: "place",
    domain: shape,
    fill,
    accumulate,
    pieces: pieces.map((write, i) => ({ domain: inputs[i]!.shape, write })),
  }),
  reduce: ({ attributes: { fn, axes, keepDims }, inputs, shape }) => ({
    ...reduction(inputs[0]!.shape, axes, keepDims, shape),
    combine: fn,
  }),
  argmax: ({ attributes: { axis, keepDims }, inputs, shape }) => ({
    ...reduction(inputs[0]!.shape, [axis], keepDims, shape),
    combine: "argmax",
  }),
  matmul: ({ inputs, shape }) => {
    const [x, y] = inputs.map((input) => rowMajor(input.shape));
    const batch = shape.length - 2;
    return {
      kind: "contract",
      domain: shape,
      depth: inputs[0]!.shape.at(-1)!,
      left: at([...x!.slice(0, batch), x![batch]!, 0, 1]),
      right: at([...y!.slice(0, batch), 0, 1, y![batch]!]),
    };
  },
  gather: ({ attributes: { axis }, inputs, shape }) => {
    const [access, along] = indexed(inputs[0]!.shape, axis);
    return { kind: "gather", domain: shape, read: access, along };
  },
  scatterAdd: ({ attributes: { axis }, inputs, shape }) => {
    const [access, along] = indexed(shape, axis);
    return { kind: "scatter", domain: shape, over: inputs[1]!.shape, write: access, along };
  },
  straightThrough: ({ shape }) => copy(shape, at(rowMajor(shape))),
  stopGradient: ({ shape }) => copy(shape, at(rowMajor(shape))),
};

const at = (strides: readonly number[]): Access => ({ offset: 0, strides });
const identity: ScalarFunction = (_, x) => x!;

function copy(domain: Shape, read: Access): Definition {
  return { kind: "map", domain, reads: [read], apply: identity };
}

function reduction(shape: Shape, axes: readonly number[], keepDims: boolean, domain: Shape) {
  const strides = rowMajor(shape);
  const kept = strides.flatMap((stride, axis) => (axes.includes(axis) ? (keepDims ? [0] : []) : [stride]));
  const over = axes.map((axis) => shape[axis]!);
  return {
    kind: "reduce",
    domain,
    over,
    read: at([...kept, ...axes.map((axis) => strides[axis]!)]),
  } as const;
}

/** Where an axis is indexed by data: the access of the other axes, and the indexed one's stride and length. */
function indexed(shape: Shape, axis: number): [Access, { stride: number; length: number }] {
  const strides = rowMajor(shape);
  return [at(strides.with(axis, 0)), { stride: strides[axis]!, length: shape[axis]! }];
}
