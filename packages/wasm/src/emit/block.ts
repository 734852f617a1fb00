import type { Access } from "@titrate/tensor";
import { type Code, get, type Local, set } from "../assembler/code.ts";
import type { Body, Read } from "../lower/kernel.ts";
import type { Node } from "../lower/node.ts";
import { type Address, addressOf, type Index, type Place } from "./address.ts";
import type { IndexChecks } from "./indexed.ts";
import type { LoopStyle } from "./loops.ts";
import { emitScalars } from "./scalar.ts";
import type { TileEmitter } from "./tile.ts";
import { bytesOf, loadVector, neighbours, type Places, packBools, storeVector } from "./vectors.ts";

// One turn of a loop: a few neighbouring vectors. First everything is loaded, then everything is computed, then everything
// is stored, and neighbours share one address: so an engine that can execute two vectors as one finds them
// (V8 with wide vectors, see ../wide.ts), and a result may lie where an input lay.

/** Where kernels are emitted: a function, and where its nodes lie. */
export interface KernelEmitter extends TileEmitter, LoopStyle {
  /** Two neighbouring vectors are executed as one (see ../wide.ts): decides the shape of tiles. */
  readonly wide: boolean;
  /** Points at a kernel's working memory, where it asks for some. */
  readonly scratch?: Local;
  readonly checks: IndexChecks;
  place(node: Node): Place;
}

/** Neighbouring vectors along the last of an access' axes. */
export interface Block {
  /** Of the first element, one for each axis of the accesses. */
  readonly indices: readonly Index[];
  /** Elements of each vector: all lanes, but at the end of an axis. */
  readonly counts: readonly number[];
  /**
   * Where the last axis is shorter than a vector, its length, which divides the lanes: then vectors go over the last two
   * axes, and the last index is 0.
   */
  readonly inner?: number;
}

export interface Loaded {
  readonly statements: Code;
  /** One per vector, cheap to repeat. */
  readonly vectors: readonly Code[];
}

/** Where the elements of the vectors of a block lie, from the block's first element. */
function placesOf({ strides }: Access, { indices, counts, inner = 1 }: Block, lanes: number): Places[] {
  const last = strides[indices.length - 1] ?? 1;
  const before = strides[indices.length - 2] ?? 0;
  const place = (element: number): number =>
    inner === 1 ? element * last : Math.floor(element / inner) * before + (element % inner) * last;
  return counts.map((count, v) => neighbours(count).map((lane) => place(v * lanes + lane)));
}

/** What an access names at a block; a read that does not move along the vectors is loaded once for all of them. */
export function loadBlock(node: Node, access: Access, block: Block, emitter: KernelEmitter): Loaded {
  const { indices, counts } = block;
  const bytes = bytesOf(node.dtype, emitter);
  const { statements, address } = held(
    addressOf(emitter.place(node), access, indices, bytes),
    counts,
    emitter,
  );
  const places = placesOf(access, block, emitter.lanes.count);
  const isStill = places.flat().every((place) => place === 0);
  const distinct = isStill ? [neighbours(emitter.lanes.count).map(() => 0)] : places;
  const loads = distinct.map((of): [Local, Code] => [
    emitter.fn.local("v128"),
    loadVector(node.dtype, address, of, emitter),
  ]);
  return {
    statements: [statements, loads.map(([local, code]) => set(local, code))],
    vectors: counts.map((_, v) => get((loads[v] ?? loads[0]!)[0])),
  };
}

/** Stores a block, its last vector first. */
export function storeBlock(
  node: Node,
  access: Access,
  block: Block,
  vectors: readonly Code[],
  emitter: KernelEmitter,
): Code {
  const { indices, counts } = block;
  const bytes = bytesOf(node.dtype, emitter);
  const { statements, address } = held(
    addressOf(emitter.place(node), access, indices, bytes),
    counts,
    emitter,
  );
  const stores = placesOf(access, block, emitter.lanes.count).map((places, v) =>
    storeVector(node.dtype, address, places, vectors[v]!, emitter),
  );
  return [statements, stores.reverse()];
}

/** An address that several instructions share, computed once. */
function held(
  { code, offset }: Address,
  counts: readonly number[],
  { fn }: KernelEmitter,
): { statements: Code; address: Address } {
  // `local.get` is two items long.
  if (counts.length === 1 || code.length <= 2) return { statements: [], address: { code, offset } };
  const pointer = fn.local("i32");
  return { statements: set(pointer, code), address: { code: get(pointer), offset } };
}

/** Computes the results of a body for a block and stores them; `args` are what its reads give. */
export function emitResults(
  results: Body["results"],
  args: readonly Loaded[],
  write: Access,
  block: Block,
  emitter: KernelEmitter,
): Code {
  const formulas = results.map(({ value }) => value);
  const computed = block.counts.map((_, v) => {
    const { statements, values } = emitScalars(
      formulas,
      args.map(({ vectors }) => vectors[v]!),
      emitter,
    );
    const locals = results.map(({ node }, i) => {
      const local = emitter.fn.local("v128");
      const value = values[i]!;
      return { local, code: set(local, node.dtype === "bool" ? packBools(value, emitter) : value) };
    });
    return { code: [statements, locals.map(({ code }) => code)], locals };
  });
  return [
    args.map(({ statements }) => statements),
    computed.map(({ code }) => code),
    results.map(({ node }, i) => {
      const vectors = computed.map(({ locals }) => get(locals[i]!.local));
      return storeBlock(node, write, block, vectors, emitter);
    }),
  ];
}

/** The arguments of a body's reads: loaded, or the base's own value where the body reads it. */
export function loadReads(
  reads: readonly Read[],
  block: Block,
  emitter: KernelEmitter,
  base?: { readonly node: Node; readonly vectors: readonly Code[] },
): Loaded[] {
  return reads.map(({ node, access }) =>
    node === base?.node ? { statements: [], vectors: base.vectors } : loadBlock(node, access, block, emitter),
  );
}
