import type { Scalar } from "@titrate/numeric";
import { sizeOf } from "@titrate/tensor";
import type { Code } from "../assembler/code.ts";

import type { Body, Kernel } from "../lower/kernel.ts";
import { type ContractBase, isPacked, scratchOf } from "../lower/product.ts";
import type { KernelEmitter } from "./block.ts";
import { emitDirectContract } from "./contract.ts";
import { emitIndexed } from "./indexed.ts";
import type { Lanes } from "./lanes.ts";
import { emitMap } from "./map.ts";
import { emitPackedContract } from "./packed/packed.ts";
import { emitPlace } from "./place.ts";
import { emitReduce } from "./reduce/reduce.ts";

/** What a kernel computes, as code: loops, or unrolled. */
export function emitKernel(kernel: Kernel, emitter: KernelEmitter): Code {
  switch (kernel.kind) {
    case "map":
      return emitMap(kernel.body, emitter);
    case "based":
      return kernel.base.kind === "reduce"
        ? emitReduce(kernel.base, kernel.body, emitter)
        : emitContract(kernel.base, kernel.body, emitter);
    case "place":
      return emitPlace(kernel, emitter);
    case "indexed":
      return emitIndexed(kernel.node, emitter);
  }
}

/** Working memory that a kernel asks for, in bytes. */
export function scratchBytes(kernel: Kernel, { bytes }: Lanes): number {
  const isProduct = kernel.kind === "based" && kernel.base.kind === "contract" && isPacked(kernel.base);
  return isProduct ? scratchOf(kernel.base as ContractBase, bytes).bytes : 0;
}

const emitContract = (base: ContractBase, body: Body, emitter: KernelEmitter): Code =>
  isPacked(base) ? emitPackedContract(base, body, emitter) : emitDirectContract(base, body, emitter);

/** Instructions, about, up to which a kernel is unrolled into its step. */
const mostUnrolled = 1500;

/** Whether a kernel is so small that its loops would cost more than its work. */
export function isSmall(kernel: Kernel, { count }: Lanes): boolean {
  if (kernel.kind === "based" && kernel.base.kind === "contract" && isPacked(kernel.base)) return false;
  return weightOf(kernel, count) <= mostUnrolled;
}

/** Instructions, about, of a kernel that is unrolled; counted once, for a kernel belongs to one precision. */
export function weightOf(kernel: Kernel, lanes: number): number {
  const weight = weights.get(kernel) ?? countWeight(kernel, lanes);
  weights.set(kernel, weight);
  return weight;
}

const weights = new WeakMap<Kernel, number>();

function countWeight(kernel: Kernel, lanes: number): number {
  switch (kernel.kind) {
    case "map":
      return vectorsOf(kernel.body.domain, lanes) * bodyWeight(kernel.body);
    case "based": {
      const { base, body } = kernel;
      const before =
        base.kind === "reduce"
          ? base.node.size * sizeOf(base.over) * (nodesOf([base.input.value]) + base.input.reads.length + 1)
          : (base.node.size * base.depth * 4) / Math.min(lanes, Math.max(base.rows, base.columns));
      return before + base.node.size * bodyWeight(body);
    }
    case "place":
      return kernel.pieces.reduce(
        (sum, { domain, value, reads }) => sum + sizeOf(domain) * (nodesOf([value]) + reads.length + 2),
        kernel.node.size / lanes,
      );
    case "indexed":
      return kernel.node.inputs.reduce((sum, { size }) => sum + size * 8, kernel.node.size);
  }
}

const vectorsOf = (domain: readonly number[], lanes: number): number => {
  const last = domain.at(-1) ?? 1;
  return last === 0 ? 0 : (sizeOf(domain) / last) * Math.ceil(last / lanes);
};

const bodyWeight = ({ reads, results }: Body): number =>
  nodesOf(results.map(({ value }) => value)) + reads.length + 2 * results.length;

/** Distinct nodes of formulas. */
function nodesOf(formulas: readonly Scalar[]): number {
  const seen = new Set<Scalar>(formulas);
  for (const node of seen) for (const part of node.args) seen.add(part);
  return seen.size;
}
