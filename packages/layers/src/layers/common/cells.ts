import type { Tensor } from "@titrate/plugin";
import { type Cell, gatesOf } from "./recurrent.ts";

type Four = [Tensor, Tensor, Tensor, Tensor];

/** h = f(W x + b + U h + c). */
export const elman = (activation: (x: Tensor) => Tensor): Cell => ({
  gates: 1,
  states: 1,
  step: (input, hidden) => [activation(input.add(hidden))],
});

/** Gates r, z, n: n = tanh(W x + b + r (U h + c)); h = (1 - z) n + z h. The reset comes after the product. */
export const gru: Cell = {
  gates: 3,
  states: 1,
  step(input, hidden, [h], units) {
    const [[inputR, inputZ, inputN], [hiddenR, hiddenZ, hiddenN]] = [input, hidden].map((projection) =>
      gatesOf(projection, units),
    ) as [Four, Four];
    const r = inputR.add(hiddenR).sigmoid();
    const z = inputZ.add(hiddenZ).sigmoid();
    const n = inputN.add(r.mul(hiddenN)).tanh();
    return [n.add(z.mul(h!.sub(n)))];
  },
};

/** Gates i, f, g, o: c = f c + i g; h = o tanh(c). */
export const lstm: Cell = {
  gates: 4,
  states: 2,
  step(input, hidden, [, c], units) {
    const [i, f, g, o] = gatesOf(input.add(hidden), units) as Four;
    const next = f.sigmoid().mul(c!).add(i.sigmoid().mul(g.tanh()));
    return [o.sigmoid().mul(next.tanh()), next];
  },
};
