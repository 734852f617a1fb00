import { type Access, coalesce, type Definition } from "@titrate/tensor";
import { type Code, copyMemory, exit, get, i32, ifThen, memory, op, set, tee } from "../assembler/code.ts";
import { contiguous } from "../lower/access.ts";
import type { Node } from "../lower/node.ts";
import { type Address, addressOf, type Index } from "./address.ts";
import { type KernelEmitter, loadBlock } from "./block.ts";
import { nested } from "./loops.ts";
import { addOf, addressCode, emitFill } from "./place.ts";
import { bytesOf, loadVector, packBools, storeVector } from "./vectors.ts";

/** What an index is checked against; a failing function leaves the index and the site's number in memory, and returns 1. */
export interface IndexSite {
  readonly op: "gather" | "scatterAdd";
  readonly length: number;
}

export interface IndexChecks {
  /** Two ints: the index, the site's number. */
  readonly address: number;
  /** The number of a site. */
  add(site: IndexSite): number;
}

type Gather = Extract<Definition, { kind: "gather" }>;
type Scatter = Extract<Definition, { kind: "scatter" }>;

/** gather and scatterAdd, element by element in row-major order. */
export function emitIndexed(node: Node, emitter: KernelEmitter): Code {
  return node.definition.kind === "gather"
    ? emitGather(node, node.definition, emitter)
    : emitScatter(node, node.definition as Scatter, emitter);
}

function emitGather(node: Node, { domain, read, along }: Gather, emitter: KernelEmitter): Code {
  if (node.size === 0) return [];
  const [source, index] = node.inputs as [Node, Node];
  const { lengths, accesses } = coalesce(domain, [contiguous(domain), read]);
  const [here, from] = accesses as [Access, Access];
  const bytes = bytesOf(node.dtype, emitter);
  const site = emitter.checks.add({ op: "gather", length: along.length });
  return nested(emitter, lengths, (indices) => {
    const k = checkedIndex(index, here, indices, along.length, site, emitter);
    const start = addressOf(emitter.place(source), from, indices, bytes);
    const value = emitter.fn.local("v128");
    const element = loadVector(node.dtype, moved(start, k.value, along.stride * bytes), [0], emitter);
    const to = addressOf(emitter.place(node), here, indices, bytes);
    const stored = node.dtype === "bool" ? packBools(element, emitter) : element;
    return [k.check, set(value, stored), storeVector(node.dtype, to, [0], get(value), emitter)];
  });
}

function emitScatter(node: Node, { over, write, along }: Scatter, emitter: KernelEmitter): Code {
  if (node.size === 0) return [];
  const [base, index, source] = node.inputs as [Node, Node, Node];
  const bytes = bytesOf(node.dtype, emitter);
  const start =
    base.definition.kind === "fill"
      ? emitFill(node, base.definition.value, emitter)
      : copyMemory(
          addressCode(emitter.place(node)),
          addressCode(emitter.place(base)),
          i32(node.size * bytes),
        );
  const { lengths, accesses } = coalesce(over, [contiguous(over), write]);
  const [here, to] = accesses as [Access, Access];
  const site = emitter.checks.add({ op: "scatterAdd", length: along.length });
  if (source.size === 0) return start;
  const additions = nested(emitter, lengths, (indices) => {
    const k = checkedIndex(index, here, indices, along.length, site, emitter);
    const target = moved(addressOf(emitter.place(node), to, indices, bytes), k.value, along.stride * bytes);
    const value = emitter.fn.local("v128");
    const before = loadVector(node.dtype, target, [0], emitter);
    const added = loadBlock(source, here, { indices, counts: [1] }, emitter);
    const sum = op(addOf(node, emitter), before, added.vectors[0]!);
    return [
      k.check,
      added.statements,
      set(value, sum),
      storeVector(node.dtype, target, [0], get(value), emitter),
    ];
  });
  return [start, additions];
}

/** Loads an index into a local; leaves the function where it is outside of 0 .. length-1. */
function checkedIndex(
  index: Node,
  access: Access,
  indices: readonly Index[],
  length: number,
  site: number,
  emitter: KernelEmitter,
): { check: Code; value: Code } {
  const local = emitter.fn.local("i32");
  const { code, offset } = addressOf(emitter.place(index), access, indices, 4);
  const isOutside = op("i32.ge_u", tee(local, memory("i32.load", code, offset)), i32(length));
  const fail: Code = [
    memory("i32.store", i32(emitter.checks.address), 0, get(local)),
    memory("i32.store", i32(emitter.checks.address), 4, i32(site)),
    exit(i32(1)),
  ];
  return { check: ifThen(isOutside, fail), value: get(local) };
}

const moved = ({ code, offset }: Address, k: Code, bytes: number): Address => ({
  code: op("i32.add", code, op("i32.mul", k, i32(bytes))),
  offset,
});
