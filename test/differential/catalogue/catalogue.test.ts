import { gradients, input, type Program, sizeOf, state, type Tensor } from "@titrate/tensor";
import { describe, expect, it } from "vitest";
import { differential } from "../differential.ts";
import { expectSameBits, given, precisions } from "../same-bits.ts";
import { integers, nastyFloats, plain } from "../values.ts";
import { givenScope } from "./given-scope.ts";
import { whatFits } from "./what-fits.ts";
import { everyPlugin, strayWritings } from "./written.ts";

it("every writing is of a plugin", () => expect(strayWritings()).toEqual([]));

/** A result, and its gradients in what it is made of. */
function withGradients(y: Tensor, of: readonly Tensor[]): Record<string, Tensor> {
  const loss = y.shape.length === 0 ? y : y.mul(given("weights", y.shape)).sum();
  return { y, ...Object.fromEntries(gradients(loss, of).map((slope, i) => [`gradient ${i}`, slope])) };
}

describe("activations", () => {
  it.each(everyPlugin("activation"))("%s", (_, activation) => {
    const size = nastyFloats.length - (nastyFloats.length % 8);
    const numbers = { ordinary: plain("x", [6, 8]), nasty: nastyFloats.slice(0, size) };
    for (const values of Object.values(numbers)) {
      const x = given("x", [values.length / 8, 8]);
      const scope = givenScope();
      expectSameBits(withGradients(activation(x, scope), [x, ...scope.parameters]), { x: values });
    }
  });
});

describe("layers", () => {
  it.each(everyPlugin("layer"))("%s", (_, layer) => {
    const shapes = [
      [5, 6],
      [2, 7, 6],
      [2, 4, 8, 8],
    ];
    const results = whatFits(shapes, (shape) => {
      const scope = givenScope();
      const x = given("x", shape);
      const outputs = withGradients(layer.apply(x, scope), [x, ...scope.parameters]);
      for (const [index, change] of scope.changes.entries()) outputs[`buffer ${index}`] = change;
      // Embeddings look numbers up: other layers take those as well.
      return { outputs, x: layer.type === "embedding" ? integers("x", shape, 7) : plain("x", shape) };
    });
    for (const { outputs, x } of results) expectSameBits(outputs, { x });
  });
});

/** Outputs and targets, as losses and metrics take them. */
const pairs: readonly (readonly [output: Tensor, target: Tensor])[] = [
  [given("output", [9, 1]), given("target", [9, 1])],
  [given("output", [9, 4]), given("target", [9, 4])],
  [given("output", [9, 4]), given("class", [9], "int")],
  [given("output", [9, 1]), given("class", [9], "int")],
  [given("output", [9, 4]), given("target", [9, 2])],
  [given("output", [9, 4]), given("target", [9, 1])],
];
const classes = integers("class", [9], 4);

describe("losses", () => {
  it.each(everyPlugin("loss"))("%s", (_, loss) => {
    const results = whatFits(pairs, ([output, target]) => ({
      sizes: [sizeOf(output.shape), sizeOf(target.shape)],
      result: {
        ...withGradients(loss.compute({ output, target }), [output]),
        prediction: loss.predict(output),
      },
    }));
    for (const { result, sizes } of results) {
      expectSameBits(result, { class: classes });
      // Probabilities, and targets of 0 and 1.
      const [output, target] = [plain("p", [9, 4]), plain("t", [9, 4])];
      const values = {
        class: classes,
        output: output.slice(0, sizes[0]).map((x) => Math.min(1, Math.abs(x))),
        target: target.slice(0, sizes[1]).map((x) => (x > 0 ? 1 : 0)),
      };
      expectSameBits(result, values);
    }
  });
});

describe("metrics", () => {
  it.each(everyPlugin("metric"))("%s", (_, metric) => {
    if (metric.compute === undefined) return; // on the host there is one way to compute it
    const { compute: figure } = metric;
    const compute = ([prediction, target]: readonly [Tensor, Tensor]) => ({
      value: figure({ prediction, target }),
    });
    for (const result of whatFits(pairs, compute)) expectSameBits(result, { class: classes });
  });
});

describe("regularizers", () => {
  it.each(everyPlugin("regularizer"))("%s", (_, regularizer) => {
    const weight = given("weight", [5, 3]);
    expectSameBits(withGradients(regularizer.penalty(weight), [weight]));
  });
});

describe("optimizers", () => {
  it.each(everyPlugin("optimizer"))("%s", (_, optimizer) => {
    if ("search" in optimizer) return; // on the host there is one way to compute it
    const w = state("w", [5, 3]);
    const x = given("x", [7, 5]);
    const loss = x.matmul(w).tanh().sub(0.3).square().mean();
    const hyper = Object.fromEntries(Object.keys(optimizer.hyper).map((name) => [name, input(name, [])]));
    const slots = Object.fromEntries(
      Object.entries(optimizer.state).map(([name, start]) => [
        name,
        state(name, start === "one" ? [] : [5, 3]),
      ]),
    );
    const states: Record<string, Tensor> = { ...slots, param: w };
    const next = optimizer.update({ ...slots, param: w, grad: gradients(loss, [w])[0]! }, hyper);
    const program: Omit<Program, "precision"> = {
      tables: [],
      state: Object.entries({ ...states, x }).map(([name, tensor]) => ({ name, tensor })),
      entries: {
        train: {
          batch: 0,
          rows: [],
          scalars: Object.values(hyper),
          updates: Object.entries(states).map(([name, tensor]) => ({ state: tensor, value: next[name]! })),
          outputs: { loss },
        },
      },
    };
    const rates = Object.values(optimizer.hyper);
    const scalars = Float64Array.from({ length: 40 * rates.length }, (_, i) => rates[i % rates.length]!);
    const ones = Object.entries(optimizer.state).filter(([, start]) => start === "one");
    const feeds = {
      state: {
        param: plain("w", [5, 3]),
        x: plain("x", [7, 5]),
        ...Object.fromEntries(ones.map(([name]) => [name, [1]])),
      },
    };
    for (const precision of precisions)
      differential({ ...program, precision }, [{ entry: "train", steps: 40, scalars }], feeds);
  });
});
