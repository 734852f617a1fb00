import { arg, type Precision, type ScalarFunction } from "@titrate/numeric";
import { constant, type Definition, define, type Step, schedule, sizeOf, type Tensor } from "@titrate/tensor";
import { numberText } from "../program-text.ts";
import { isWhole } from "./access.ts";
import { evaluateConstant } from "./constants.ts";
import type { Node } from "./node.ts";
import { gatherLargest, scatterToLargest } from "./one-hot.ts";

/** Larger constants are computed at each step, so that a module does not carry them. */
const mostFolded = 2 ** 18;

/** The simplified nodes of tensors; equal computations of all tensors asked for are one node. */
export interface Simplifier {
  /** The nodes of the roots, in their order. */
  nodes(roots: readonly Tensor[]): Node[];
}

/**
 * Rewrites that keep every bit: what does not vary is computed now (by the reference), equal computations become one,
 * what only renames disappears, and so does arithmetic that cannot change its operand (x * 1, x - 0).
 */
export function createSimplifier(precision: Precision): Simplifier {
  const known = new Map<Tensor, Node>();
  const byKey = new Map<string, Node>();
  const applies = new Map<ScalarFunction, number>();
  let nextId = 0;

  function make(definition: Definition, inputs: readonly Node[], tensor: Tensor): Node {
    if (definition.kind === "map") {
      const simpler = simplerMap(definition, inputs, tensor);
      if (simpler !== undefined) return simpler;
    }
    if (definition.kind === "gather") {
      const largest = gatherLargest(definition, inputs);
      if (largest !== undefined) return make(largest, inputs.slice(0, 1), tensor);
    }
    if (definition.kind === "scatter") {
      const spread = scatterToLargest(definition, inputs, tensor, make);
      if (spread !== undefined) return spread;
    }
    const key = keyOf(definition, inputs, tensor);
    const equal = key === undefined ? undefined : byKey.get(key);
    if (equal !== undefined) return equal;
    const varies = definition.kind === "given" || inputs.some((input) => input.varies);
    const size = sizeOf(tensor.shape);
    const isConstant = definition.kind === "fill" || definition.kind === "data";
    if (!varies && !isConstant && size <= mostFolded) return fold(tensor);
    const node = {
      id: nextId++,
      definition,
      inputs,
      dtype: tensor.dtype,
      shape: tensor.shape,
      size,
      varies,
      tensor,
    };
    if (key !== undefined) byKey.set(key, node);
    return node;
  }

  function fold(tensor: Tensor): Node {
    const values = evaluateConstant(tensor, precision);
    const isUniform = values.length > 0 && values.every((value) => Object.is(value, values[0]));
    return make(isUniform ? { kind: "fill", value: values[0]! } : { kind: "data", values }, [], tensor);
  }

  function simplerMap(definition: MapDefinition, inputs: readonly Node[], tensor: Tensor): Node | undefined {
    const { domain, reads, apply } = definition;
    const copied = inputs.length === 1 && isIdentity(apply, inputs[0]!, precision);
    if (copied && inputs[0]!.definition.kind === "fill") return make(inputs[0]!.definition, [], tensor);
    if (copied && isWhole(reads[0]!, domain, inputs[0]!.size)) return inputs[0]!;
    const same = unchanged(tensor, inputs);
    if (same !== undefined) {
      const copy: Definition = { kind: "map", domain, reads: [reads[same]!], apply: copyElement };
      return make(copy, [inputs[same]!], tensor);
    }
    const reciprocal = exactReciprocal(tensor, inputs);
    if (reciprocal === undefined) return undefined;
    const product = define(constant(1).mul(constant(reciprocal))) as MapDefinition;
    const factor = make({ kind: "fill", value: reciprocal }, [], inputs[1]!.tensor);
    return make({ ...definition, apply: product.apply }, [inputs[0]!, factor], tensor);
  }

  /** Equal keys mean equal values. Given values are themselves alone. */
  function keyOf(definition: Definition, inputs: readonly Node[], tensor: Tensor): string | undefined {
    if (definition.kind === "given") return undefined;
    const text = definition.kind === "map" ? mapText(definition) : definitionText(definition);
    return `${tensor.dtype}[${tensor.shape}]${text}(${inputs.map(({ id }) => id)})`;
  }

  function mapText({ domain, reads, apply }: MapDefinition): string {
    if (!applies.has(apply)) applies.set(apply, applies.size);
    return `map ${applies.get(apply)} [${domain}] ${reads.map(({ offset, strides }) => `${offset}+${strides}`).join(";")}`;
  }

  return {
    nodes(roots) {
      for (const { tensor, definition, inputs } of schedule(roots) as Step[]) {
        if (known.has(tensor)) continue;
        const nodes = inputs.map((input) => known.get(input)!);
        known.set(tensor, make(definition, nodes, tensor));
      }
      return roots.map((root) => known.get(root)!);
    },
  };
}

/** A definition without a formula. */
function definitionText(definition: Definition): string {
  return JSON.stringify(definition, (_, value: unknown) => {
    if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, numberText);
    return typeof value === "number" ? numberText(value) : value;
  });
}

export type MapDefinition = Extract<Definition, { kind: "map" }>;
export type ReduceDefinition = Extract<Definition, { kind: "reduce" }>;
export type ContractDefinition = Extract<Definition, { kind: "contract" }>;
export type PlaceDefinition = Extract<Definition, { kind: "place" }>;

const copyElement: ScalarFunction = (_, x) => x!;

/** Whether a formula of one argument gives it back. Found out once: some formulas are long. */
export function isIdentity(apply: ScalarFunction, { dtype }: Node, precision: Precision): boolean {
  const found = identities.get(apply) ?? new Map<string, boolean>();
  identities.set(apply, found);
  const key = `${precision} ${dtype}`;
  const x = arg(0, dtype);
  const known = found.get(key) ?? apply(precision, x) === x;
  found.set(key, known);
  return known;
}

const identities = new WeakMap<ScalarFunction, Map<string, boolean>>();

/** The place of the operand that an element-wise op gives back as it is, if it does. */
function unchanged(tensor: Tensor, inputs: readonly Node[]): number | undefined {
  if (tensor.op !== "elementwise") return undefined;
  const { fn } = (tensor as Tensor<"elementwise">).attributes;
  const isFill = (place: number, value: number): boolean => {
    const definition = inputs[place]?.definition;
    return definition?.kind === "fill" && Object.is(definition.value, value);
  };
  switch (fn) {
    case "mul":
      return isFill(1, 1) ? 0 : isFill(0, 1) ? 1 : undefined;
    case "div":
      return isFill(1, 1) ? 0 : undefined;
    case "add":
      return isFill(1, -0) ? 0 : isFill(0, -0) ? 1 : undefined;
    case "sub":
      return isFill(1, 0) ? 0 : undefined;
    case "where":
      return isFill(0, 1) ? 1 : isFill(0, 0) ? 2 : undefined;
    default:
      return undefined;
  }
}

/** 1/c of a division by a power of two whose reciprocal is normal: then x * (1/c) rounds as x / c does. */
function exactReciprocal(tensor: Tensor, inputs: readonly Node[]): number | undefined {
  if (tensor.op !== "elementwise" || (tensor as Tensor<"elementwise">).attributes.fn !== "div")
    return undefined;
  const divisor = inputs[1]!.definition;
  if (divisor.kind !== "fill") return undefined;
  const magnitude = Math.abs(divisor.value);
  for (let power = 2; power < 2 ** 60; power *= 2) if (magnitude === power) return 1 / divisor.value;
  return undefined;
}
