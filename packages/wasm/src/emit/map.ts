import { type Access, coalesce, type Shape, sizeOf } from "@titrate/tensor";
import type { Code } from "../assembler/code.ts";
import { contiguous } from "../lower/access.ts";
import type { Body, Read } from "../lower/kernel.ts";
import { at, type Index } from "./address.ts";
import { type Block, emitResults, type KernelEmitter, type Loaded, loadBlock } from "./block.ts";
import { blocks, nested } from "./loops.ts";

/** Vectors of a turn: as many as one wide vector holds. */
const together = 2;

/** A body alone: one loop nest, whose innermost axis goes in vectors. */
export function emitMap({ domain, reads, results }: Body, emitter: KernelEmitter): Code {
  if (sizeOf(domain) === 0) return [];
  const nest = vectorNest(
    domain,
    [contiguous(domain), ...reads.map(({ access }) => access)],
    emitter.lanes.count,
  );
  const [write, ...accesses] = nest.accesses;
  const moved = reads.map(({ node }, i) => ({ node, access: accesses[i]! }));
  return eachBlock(nest, moved, emitter, (block, args) => emitResults(results, args, write!, block, emitter));
}

/** Loops whose innermost axis, or the two innermost, go in vectors. */
export interface VectorNest {
  readonly lengths: readonly number[];
  readonly accesses: readonly Access[];
  /** As of a `Block`. */
  readonly inner: number;
  /** Elements of a vector: all lanes unless given. */
  readonly lanes?: number;
}

/** A nest for lanes: a last axis that is too short for a vector goes with the one before it, or gives way to a longer. */
export function vectorNest(domain: Shape, accesses: readonly Access[], lanes: number): VectorNest {
  const nest = withAxis(coalesce(domain, accesses));
  const { lengths } = nest;
  const last = lengths.length - 1;
  const short = lengths[last]!;
  if (short >= lanes || last === 0) return { ...nest, inner: 1 };
  if (lanes % short === 0) return { ...nest, inner: short };
  const longest = lengths.indexOf(Math.max(...lengths));
  const chosen = lengths[longest]! > 2 * short ? longest : last;
  const order = [...lengths.keys()].filter((axis) => axis !== chosen).concat(chosen);
  return {
    lengths: order.map((axis) => lengths[axis]!),
    accesses: nest.accesses.map(({ offset, strides }) => ({
      offset,
      strides: order.map((axis) => strides[axis]!),
    })),
    inner: 1,
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

/** Walks a nest in blocks of vectors, with what `reads` give at each. */
export function eachBlock(
  { lengths, inner, lanes: given }: Omit<VectorNest, "accesses">,
  reads: readonly Read[],
  emitter: KernelEmitter,
  body: (block: Block, args: readonly Loaded[]) => Code,
): Code {
  const lanes = given ?? emitter.lanes.count;
  const walked = inner === 1 ? 1 : 2;
  const length = lengths.at(-walked)!;
  return nested(emitter, lengths.slice(0, -walked), (outer) => {
    const ends = inner === 1 ? [] : [at(0)];
    const { before, load } = loadStill(reads, outer, emitter);
    const turns = blocks(
      emitter,
      length,
      lanes,
      lanes === 1 ? 1 : together,
      (start, counts) => {
        const block: Block = { indices: [...outer, start, ...ends], counts, inner };
        return body(block, load(block));
      },
      inner,
    );
    return [before, turns];
  });
}

/** Loads reads for blocks; what does not move along the vectors is loaded once, before their loop. */
export function loadStill(
  reads: readonly Read[],
  outer: readonly Index[],
  emitter: KernelEmitter,
): { before: Code; load: (block: Block) => Loaded[] } {
  const still = reads.map(({ node, access }): Loaded | undefined => {
    const moving = access.strides.slice(outer.length);
    if (moving.some((stride) => stride !== 0)) return undefined;
    const indices = [...outer, ...moving.map(() => at(0))];
    return loadBlock(node, access, { indices, counts: [emitter.lanes.count] }, emitter);
  });
  return {
    before: still.map((loaded) => loaded?.statements ?? []),
    load: (block) =>
      reads.map(({ node, access }, i) => {
        const held = still[i];
        if (held === undefined) return loadBlock(node, access, block, emitter);
        return { statements: [], vectors: block.counts.map(() => held.vectors[0]!) };
      }),
  };
}
