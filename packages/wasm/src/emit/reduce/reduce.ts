import { coalesce } from "@titrate/tensor";
import { type Code, get, set } from "../../assembler/code.ts";
import { contiguous, refine } from "../../lower/access.ts";
import { type Body, isOwnOf, type Read } from "../../lower/kernel.ts";
import type { Index } from "../address.ts";
import { type Block, emitResults, type KernelEmitter, type Loaded } from "../block.ts";
import { blocks, loop, nested } from "../loops.ts";
import { loadStill, vectorNest } from "../map.ts";
import { isAlong, sumAlong } from "./along.ts";
import { overOutputs } from "./over-outputs.ts";
import type { ReduceBase, Reduced, ReducedRead, Reduction } from "./reduction.ts";

/**
 * A reduction, and the body that continues it. Vectors lie over the outputs, so that each lane adds its elements in the
 * written order; a sum over neighbours may also lie along them, since its eight partial sums are lanes by definition.
 */
export function emitReduce(base: ReduceBase, body: Body, emitter: KernelEmitter): Code {
  if (base.node.size === 0) return [];
  const ownReads = body.reads.filter(({ node }) => !isOwnOf(base, node));
  const { nest, inputs, lengths } = nestOf(base, body, ownReads, emitter);
  const [write, ...accesses] = nest.accesses;
  const bodyReads = ownReads.map(({ node }, i) => ({ node, access: accesses[i]! }));
  const plan: Reduction = { base, inputs, value: base.input.value, lengths };
  const along = isAlong(plan, emitter);
  const last = nest.lengths.at(-1)!;
  return nested(emitter, nest.lengths.slice(0, -1), (outer) => {
    const { before, load } = loadStill(bodyReads, outer, emitter);
    const each = (inner: Index, count: number): Code => {
      const block: Block = { indices: [...outer, inner], counts: [count] };
      const reduced = along
        ? sumAlong(plan, block.indices, emitter)
        : overOutputs(plan, block.indices, count, emitter);
      const { code, args } = argsOf(base, body.reads, reduced, load(block), emitter);
      return [reduced.statements, code, emitResults(body.results, args, write!, block, emitter)];
    };
    const lines = along
      ? loop(emitter, last, (inner) => each(inner, 1))
      : blocks(emitter, last, emitter.lanes.count, 1, (inner, [count]) => each(inner, count!));
    return [before, lines];
  });
}

/** The outputs' loops, which the body shares, and the reduced axes. */
function nestOf(
  { over, input, node }: ReduceBase,
  body: Body,
  ownReads: readonly Read[],
  emitter: KernelEmitter,
) {
  const rank = node.shape.length;
  // Domains of the body may be finer than the reduction's: both must walk one nest.
  const kept = input.reads.map(({ access: { offset, strides } }) =>
    refine({ offset, strides: strides.slice(0, rank) }, node.shape, body.domain),
  );
  const own = [contiguous(body.domain), ...ownReads.map(({ access }) => access)];
  const nest = vectorNest(body.domain, [...own, ...kept], emitter.lanes.count);
  const reduced = coalesce(
    over,
    input.reads.map(({ access }) => ({ offset: 0, strides: access.strides.slice(rank) })),
  );
  const inputs = input.reads.map((read, i): ReducedRead => {
    const outer = nest.accesses[own.length + i]!;
    return { node: read.node, outer, inner: reduced.accesses[i]!.strides };
  });
  return { nest, inputs, lengths: reduced.lengths };
}

/** A body's arguments: what was reduced, and what it reads from memory. */
function argsOf(
  base: ReduceBase,
  reads: readonly Read[],
  { values }: Reduced,
  loaded: readonly Loaded[],
  { fn }: KernelEmitter,
): { code: Code; args: Loaded[] } {
  const held = values.map((value) => ({ local: fn.local("v128"), value }));
  const [own, largest] = held.map(({ local }): Loaded => ({ statements: [], vectors: [get(local)] }));
  let next = 0;
  const args = reads.map(({ node }) =>
    node === base.node ? own! : node === base.largest ? largest! : loaded[next++]!,
  );
  return { code: held.map(({ local, value }) => set(local, value)), args };
}
