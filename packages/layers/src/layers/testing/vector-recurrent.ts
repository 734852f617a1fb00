import { concat, type PartValue, type Scope, type Tensor } from "@titrate/plugin";
import { elman, gru, lstm } from "../common/cells.ts";
import { type Cell, type RecurrentParams, recur } from "../common/recurrent.ts";
import { layerOf, scopeOf } from "./bound.ts";
import { type Case, others } from "./vector-case.ts";

type Inputs = Readonly<Record<string, Tensor>>;

const activations: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  tanh: (x) => x.tanh(),
  relu: (x) => x.lessEqual(0).where(0, x),
};

interface Stack {
  readonly cell: Cell;
  readonly layers: number;
  readonly directions: readonly ("forward" | "backward")[];
  readonly written: Exclude<PartValue, string> & RecurrentParams;
}

export const isRecurrent = ({ name }: Case): boolean => ["rnn", "gru", "lstm"].includes(name);

function stackOf({ name, params }: Case): Stack {
  const { hidden_size: units, bias = true, num_layers = 1, bidirectional = false, ...given } = params;
  const { nonlinearity: activation = "tanh", input_size: _, ...rest } = given;
  const unknown = Object.keys(others(name, rest, { batch_first: true, dropout: 0, proj_size: 0 }));
  if (unknown.length > 0) throw new Error(`${name}: no parameter "${unknown[0]}"`);
  if (name !== "rnn" && given.nonlinearity !== undefined) throw new Error(`${name}: has no nonlinearity`);
  const written = { type: name, units, bias, return: "sequence", ...(name === "rnn" && { activation }) };
  const cells: Readonly<Record<string, Cell>> = { rnn: elman(activations[activation]!), gru, lstm };
  return {
    cell: cells[name]!,
    layers: num_layers,
    directions: bidirectional ? ["forward", "backward"] : ["forward"],
    written: written as unknown as Stack["written"],
  };
}

/** The parameters of one direction of one layer. */
function scopeAt(inputs: Inputs, layer: number, direction: string): Scope {
  return {
    ...scopeOf(),
    parameter(name, shape) {
      const [part, kind] = name.split("-");
      const suffix = direction === "backward" ? "_reverse" : "";
      const given = inputs[`${kind}_${part === "input" ? "ih" : "hh"}_l${layer}${suffix}`]!;
      const tensor = kind === "weight" ? given.transpose() : given;
      if (tensor.shape.join() === shape.join()) return tensor;
      throw new Error(`${name} is [${tensor.shape}], and our layer wants [${shape}]`);
    },
    call: (inner, x) => inner.apply(x, scopeAt(inputs, layer, inner.name ?? direction)),
  };
}

/** What layers as users write them make of x, from zeros. */
export function byLayers(one: Case, inputs: Inputs): Tensor {
  const { layers, directions, written } = stackOf(one);
  const layer = layerOf(directions.length === 1 ? written : { type: "bidirectional", layer: written });
  let x = withRows(inputs.input!, 3, 0);
  for (let i = 0; i < layers; i++) x = layer.apply(x, scopeAt(inputs, i, "forward"));
  return inputs.input!.shape.length === 2 ? x.reshape(x.shape.slice(1)) : x;
}

/** What the cells that the layers are made of make of x, from any states; zeros where a case has none. */
export function byCells(one: Case, inputs: Inputs): Record<string, Tensor> {
  const { cell, layers, directions, written } = stackOf(one);
  const starts = [inputs.h0, inputs.c0].filter((state) => state !== undefined);
  const isBatch = inputs.input!.shape.length === 3;
  const last: (readonly Tensor[])[] = [];
  let x = withRows(inputs.input!, 3, 0);
  for (let layer = 0; layer < layers; layer++) {
    const outputs = directions.map((direction) => {
      const place = last.push([]) - 1;
      const watched: Cell = {
        ...cell,
        step(...given) {
          const made = cell.step(...given);
          last[place] = made;
          return made;
        },
      };
      const states = starts.map((state) => {
        const each = withRows(state, 3, 1).slice(0, place, place + 1);
        return each.reshape(each.shape.slice(1));
      });
      const inTime = direction === "backward" ? x.flip(1) : x;
      const scope = scopeAt(inputs, layer, direction);
      const y = recur(one.name, watched, inTime, written, scope, states.length === 0 ? undefined : states);
      return direction === "backward" ? y.flip(1) : y;
    });
    x = concat(outputs, -1);
  }
  const states = ["h_n", "c_n"].slice(0, cell.states).map((name, i) => {
    const each = last.map((made) => (isBatch ? made[i]!.reshape([1, ...made[i]!.shape]) : made[i]!));
    return [name, concat(each, 0)] as const;
  });
  return { output: isBatch ? x : x.reshape(x.shape.slice(1)), ...Object.fromEntries(states) };
}

/** A tensor with an axis of one row, where it lacks one. */
const withRows = (x: Tensor, rank: number, axis: number): Tensor =>
  x.shape.length === rank ? x : x.reshape(x.shape.toSpliced(axis, 0, 1));
