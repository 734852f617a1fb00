import { type Access, coalesce, type Shape } from "@titrate/tensor";
import type { Code } from "../assembler/code.ts";
import { contiguous, sizeOf } from "../lower/access.ts";
import type { Body, Read } from "../lower/kernel.ts";
import { at, type Index } from "./address.ts";
import { emitResults, type KernelEmitter, type Loaded, loadBlock } from "./block.ts";
import { blocks, nested } from "./loops.ts";

/** Vectors of a turn: as many as one wide vector holds. */
const together = 2;

/** A body alone: one loop nest, whose innermost axis goes in vectors. */
export function emitMap({ domain, reads, results }: Body, emitter: KernelEmitter): Code {
  if (sizeOf(domain) === 0) return [];
  const { count: lanes } = emitter.lanes;
  const nest = vectorNest(domain, [contiguous(domain), ...reads.map(({ access }) => access)], lanes);
  const [write, ...accesses] = nest.accesses;
  const moved = reads.map(({ node }, i) => ({ node, access: accesses[i]! }));
  return nested(emitter, nest.lengths.slice(0, -1), (outer) => {
    const { before, load } = loadStill(moved, outer, emitter);
    const body = blocks(emitter, nest.lengths.at(-1)!, lanes, together, (start, counts) => {
      const block = { indices: [...outer, start], counts };
      return emitResults(results, load(start, counts), write!, block, emitter);
    });
    return [before, body];
  });
}

/** Loops with at least one axis, the one for vectors last. */
export function vectorNest(
  domain: Shape,
  accesses: readonly Access[],
  lanes: number,
): { readonly lengths: readonly number[]; readonly accesses: readonly Access[] } {
  const { lengths, accesses: merged } = withAxis(coalesce(domain, accesses));
  const last = lengths.length - 1;
  // A last axis too short for a vector gives way to a longer one.
  const longest = lengths.indexOf(Math.max(...lengths));
  const chosen = lengths[last]! < lanes && lengths[longest]! > 2 * lengths[last]! ? longest : last;
  const order = [...lengths.keys()].filter((axis) => axis !== chosen).concat(chosen);
  return {
    lengths: order.map((axis) => lengths[axis]!),
    accesses: merged.map(({ offset, strides }) => ({ offset, strides: order.map((axis) => strides[axis]!) })),
  };
}

interface Axes {
  readonly lengths: readonly number[];
  readonly accesses: readonly Access[];
}

/** A single element is an axis of length 1. */
export function withAxis({ lengths, accesses }: Axes): Axes {
  if (lengths.length > 0) return { lengths, accesses };
  return { lengths: [1], accesses: accesses.map(({ offset }) => ({ offset, strides: [1] })) };
}

/** Loads reads along the innermost axis; what does not move along it is loaded once, before its loop. */
export function loadStill(
  reads: readonly Read[],
  outer: readonly Index[],
  emitter: KernelEmitter,
): { before: Code; load: (start: Index, counts: readonly number[]) => Loaded[] } {
  const still = reads.map(({ node, access }): Loaded | undefined => {
    if (access.strides[outer.length] !== 0) return undefined;
    return loadBlock(node, access, { indices: [...outer, at(0)], counts: [emitter.lanes.count] }, emitter);
  });
  return {
    before: still.map((loaded) => loaded?.statements ?? []),
    load: (start, counts) =>
      reads.map(({ node, access }, i) => {
        const held = still[i];
        if (held === undefined)
          return loadBlock(node, access, { indices: [...outer, start], counts }, emitter);
        return { statements: [], vectors: counts.map(() => held.vectors[0]!) };
      }),
  };
}
