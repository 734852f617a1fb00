import { arg, type Precision } from "@titrate/numeric";
import { allocate, type Buffer } from "../buffers.ts";
import type { Definition } from "../definition.ts";
import { isContiguous } from "../loops.ts";
import { type Step, schedule } from "../schedule.ts";
import { sizeOf } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { kernelCompiler } from "./compile.ts";

/** The nodes of a program with their numbers. */
export interface Nodes {
  /** Makes the nodes that the roots need; returns what computes them from inputs and state, in order. */
  prepare(roots: readonly Tensor[]): (() => void)[];
  /** The numbers of a node that has been prepared; a node that only renames another shares its buffer. */
  buffer(tensor: Tensor): Buffer;
}

interface Node {
  readonly buffer: Buffer;
  /** Depends on an input or on state; the others are computed once, when they are made. */
  readonly varies: boolean;
  readonly compute?: () => void;
}

export function makeNodes(precision: Precision): Nodes {
  const nodes = new Map<Tensor, Node>();
  const compile = kernelCompiler();

  function make({ tensor, definition, inputs }: Step): Node {
    const out = (): Buffer => allocate(tensor.dtype, precision, sizeOf(tensor.shape));
    const sources = inputs.map((input) => nodes.get(input)!);
    const varies = sources.some((source) => source.varies);
    switch (definition.kind) {
      case "given":
        return { buffer: out(), varies: true };
      case "fill":
        return { buffer: out().fill(definition.value), varies };
      case "data": {
        const buffer = out();
        buffer.set(definition.values);
        return { buffer, varies };
      }
      default: {
        if (isRenaming(definition, inputs, precision)) return { buffer: sources[0]!.buffer, varies };
        const types = { out: tensor.dtype, inputs: inputs.map((input) => input.dtype), precision };
        const buffer = out();
        const kernel = compile(definition, types);
        const compute = kernel.bind(null, buffer, ...sources.map((source) => source.buffer));
        if (varies) return { buffer, varies, compute };
        compute();
        return { buffer, varies };
      }
    }
  }

  return {
    prepare(roots) {
      return schedule(roots).flatMap((step) => {
        const node = nodes.get(step.tensor) ?? make(step);
        nodes.set(step.tensor, node);
        return node.compute ?? [];
      });
    },
    buffer: (tensor) => nodes.get(tensor)!.buffer,
  };
}

/** All of the first input's elements, as they are and in their order: a reshape, a stopGradient. */
function isRenaming(definition: Definition, inputs: readonly Tensor[], precision: Precision): boolean {
  if (definition.kind !== "map" || inputs.length !== 1) return false;
  const x = arg(0, inputs[0]!.dtype);
  return (
    definition.apply(precision, x) === x &&
    sizeOf(definition.domain) === sizeOf(inputs[0]!.shape) &&
    isContiguous(definition.domain, definition.reads[0]!)
  );
}
