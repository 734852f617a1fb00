import { constant, integer, type ScalarFunction } from "@titrate/numeric";
import { type Definition, iota, rowMajor, sizeOf, type Tensor } from "@titrate/tensor";

import type { Node } from "./node.ts";

// What pooling asks for: the largest elements by their places, and gradients to these places. Where the places come from
// argmax they are in bounds, and no indexing is needed.

type Of<K extends Definition["kind"]> = Extract<Definition, { kind: K }>;
type Make = (definition: Definition, inputs: readonly Node[], tensor: Tensor) => Node;

/**
 * The elements at the places of the largest are the largest: of equals max takes the first, as argmax does, and a NaN
 * where there is one.
 */
export function gatherLargest(
  gather: Of<"gather">,
  [source, index]: readonly Node[],
): Definition | undefined {
  const { definition } = index!;
  if (definition.kind !== "reduce" || definition.combine !== "argmax" || index!.inputs[0] !== source)
    return undefined;
  const { domain, read, along } = gather;
  const kept = longAxes(domain, read.strides);
  const own = longAxes(definition.domain, definition.read.strides.slice(0, definition.domain.length));
  const isSame =
    definition.over.length === 1 &&
    definition.over[0] === along.length &&
    definition.read.strides.at(-1) === along.stride &&
    definition.read.offset === read.offset &&
    kept.length === own.length &&
    kept.every((axis, i) => axis.length === own[i]!.length && axis.stride === own[i]!.stride);
  if (!isSame) return undefined;
  const strides = [...read.strides, along.stride];
  return {
    kind: "reduce",
    domain,
    over: [along.length],
    read: { offset: read.offset, strides },
    combine: "max",
  };
}

const longAxes = (lengths: readonly number[], strides: readonly number[]) =>
  lengths.flatMap((length, i) => (length === 1 ? [] : [{ length, stride: strides[i]! }]));

/** Zeros, but for the sources at the places of the largest: element-wise, a comparison with each place. */
export function scatterToLargest(
  { domain, over, along }: Of<"scatter">,
  [base, index, source]: readonly Node[],
  tensor: Tensor,
  make: Make,
): Node | undefined {
  const { definition } = index!;
  const isArgmax =
    definition.kind === "reduce" &&
    definition.combine === "argmax" &&
    sizeOf(definition.over) === along.length;
  const isZero = base!.definition.kind === "fill" && Object.is(base!.definition.value, 0);
  const units = rowMajor(domain);
  const axis = domain.findIndex((length, i) => length === along.length && units[i] === along.stride);
  const isOneEach = axis >= 0 && domain.every((length, i) => over[i] === (i === axis ? 1 : length));
  if (!isArgmax || !isZero || !isOneEach) return undefined;
  const each = { offset: 0, strides: rowMajor(over).with(axis, 0) };
  const place = { offset: 0, strides: domain.map((_, i) => (i === axis ? 1 : 0)) };
  const places = iota(along.length);
  const values = Array.from({ length: along.length }, (_, i) => i);
  const counted = make({ kind: "data", values }, [], places);
  const map: Definition = { kind: "map", domain, reads: [each, each, place], apply: oneHot };
  return make(map, [index!, source!, counted], tensor);
}

const oneHot: ScalarFunction = (_, index, source, place) => {
  const zero = source!.type === "float" ? constant(0) : integer(0);
  return index!.eq(place!).select(zero.add(source!), zero);
};
