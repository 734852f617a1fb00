import { full, type Initializer, type Scope, stack, type Tensor, z } from "@titrate/plugin";
import { expectSequence } from "./sequence.ts";

/** What a recurrent layer does at each time. */
export interface Cell {
  /** How many blocks of `units` the projections hold, one a gate. */
  readonly gates: number;
  /** How many tensors are remembered; the first is the output. */
  readonly states: number;
  /** `input` and `hidden` are the projections of x and of the output before, [rows, gates * units] with their biases. */
  step(input: Tensor, hidden: Tensor, states: readonly Tensor[], units: number): readonly Tensor[];
}

/** The schema of what a recurrent layer returns. */
export const times: z.ZodDefault<z.ZodEnum<{ last: "last"; sequence: "sequence" }>> = z
  .enum(["last", "sequence"])
  .default("last")
  .describe(
    "The output of the last time, [rows, units], or of all, [rows, time, units], for another layer over time.",
  );

export interface RecurrentParams {
  readonly units: number;
  readonly bias: boolean;
  readonly return: "last" | "sequence";
  readonly weights: Initializer;
  readonly recurrent: Initializer;
  readonly biases: Initializer;
}

/**
 * Unrolls a cell over time. x: [rows, time, features] to [rows, units] or [rows, time, units];
 * input-weight: [features, gates * units]; hidden-weight: [units, gates * units]; two biases: [gates * units].
 * @param start the states before the first time, [rows, units]; zeros unless given
 */
export function recur(
  type: string,
  cell: Cell,
  x: Tensor,
  params: RecurrentParams,
  scope: Scope,
  start?: readonly Tensor[],
): Tensor {
  const { rows, time, features } = expectSequence(type, x);
  const { units, bias, weights, recurrent, biases } = params;
  const width = cell.gates * units;
  const projection = (name: string, fanIn: number, initializer: Initializer) => {
    const fans = { fanIn, fanOut: units }; // of one gate: the gates only lie beside each other
    const weight = scope.parameter(`${name}-weight`, [fanIn, width], initializer, fans);
    const shift = bias ? scope.parameter(`${name}-bias`, [width], biases, fans) : 0;
    return (from: Tensor) => from.matmul(weight).add(shift);
  };
  const fromInput = projection("input", features, weights);
  const fromHidden = projection("hidden", units, recurrent);

  const inputs = fromInput(x); // of all times in one product
  let states = start ?? Array.from({ length: cell.states }, () => full(0, [rows, units]));
  const outputs: Tensor[] = [];
  for (let t = 0; t < time; t++) {
    const input = inputs.slice(1, t, t + 1).reshape([rows, width]);
    states = cell.step(input, fromHidden(states[0]!), states, units);
    outputs.push(states[0]!);
  }
  return params.return === "last" ? states[0]! : stack(outputs, 1);
}

/** The blocks of a projection, one a gate. */
export function gatesOf(projection: Tensor, units: number): Tensor[] {
  const count = projection.shape.at(-1)! / units;
  return Array.from({ length: count }, (_, i) => projection.slice(-1, i * units, (i + 1) * units));
}
