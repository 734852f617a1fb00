import type { Scalar } from "@titrate/numeric";
import type { Access } from "@titrate/tensor";
import type { Code } from "../../assembler/code.ts";
import type { Base } from "../../lower/kernel.ts";
import type { Node } from "../../lower/node.ts";
import type { Index } from "../address.ts";
import { type KernelEmitter, loadBlock } from "../block.ts";
import { emitScalars } from "../scalar.ts";

export type ReduceBase = Extract<Base, { kind: "reduce" }>;

/** A reduction as its loops walk it. */
export interface Reduction {
  readonly base: ReduceBase;
  readonly inputs: readonly ReducedRead[];
  /** Of what is reduced. */
  readonly value: Scalar;
  /** The reduced axes. */
  readonly lengths: readonly number[];
}

export interface ReducedRead {
  readonly node: Node;
  /** Over the outputs' loops. */
  readonly outer: Access;
  /** Over the reduced axes. */
  readonly inner: readonly number[];
}

/** What a reduction computes for a vector of outputs: the base's node, then its `largest`. */
export interface Reduced {
  readonly statements: Code;
  readonly values: readonly Code[];
}

/** The input formula at one place of the reduced axes. */
export function emitInput(
  { inputs, value }: Reduction,
  indices: readonly Index[],
  reduced: readonly Index[],
  count: number,
  alongReduced: boolean,
  emitter: KernelEmitter,
): Code {
  const loaded = inputs.map(({ node, outer, inner }) => {
    // The index that the vector lies along comes last.
    const order = alongReduced ? [...indices, ...reduced] : [...reduced, ...indices];
    const strides = alongReduced ? [...outer.strides, ...inner] : [...inner, ...outer.strides];
    return loadBlock(node, { offset: outer.offset, strides }, { indices: order, counts: [count] }, emitter);
  });
  const args = loaded.map(({ vectors }) => vectors[0]!);
  const formula = emitScalars([value], args, emitter);
  return [loaded.map(({ statements }) => statements), formula.statements, formula.values[0]!];
}
