import type { Callback, Decision, Probe } from "@titrate/plugin";
import { gradients } from "@titrate/tensor";
import { type Check, fact, fails, holds, must, tell, unless } from "../check.ts";
import { deepFreeze } from "../freeze.ts";
import { sameBits, twiceTheSame } from "../graph/bits.ts";
import { computer, createGivens } from "../graph/compute.ts";
import { normals } from "../graph/values.ts";
import { evaluationsOf, flat, goalsOf, improving, worsening } from "./evaluations.ts";

const histories: Readonly<Record<string, readonly number[]>> = {
  "get smaller": improving(60),
  "stay as they are": flat(60),
  grow: worsening(60),
  "become NaN": [...improving(5), ...new Array<number>(20).fill(Number.NaN)],
};

/** A callback decides by what it is given alone, so that a run can resume, and its figures are numbers of the graph. */
export function callbackChecks(bind: () => Callback): readonly Check[] {
  const probed = () => {
    const { probe, givens } = probeOf();
    return { outputs: bind().figures?.(probe) ?? {}, givens };
  };
  const deciding: Check[] = [
    must("decides after any history", () => {
      const callback = bind();
      for (const values of Object.values(histories)) {
        for (const length of [1, 2, values.length])
          callback.decide(historyOf(callback, values, length), goalsOf(callback.watches));
      }
      return holds();
    }),
    must("decides by the history alone", () => {
      const callback = bind();
      const lengths = Array.from({ length: 60 }, (_, i) => i + 1);
      const decide = (length: number) =>
        JSON.stringify(callback.decide(historyOf(callback, flat(60), length), goalsOf(callback.watches)));
      const forward = lengths.map(decide);
      const backward = lengths.toReversed().map(decide).reverse();
      const wrong = forward.findIndex((decision, i) => decision !== backward[i]);
      const advice = "keep nothing between calls, so that a run can resume";
      return unless(
        wrong < 0
          ? undefined
          : `asked twice after ${wrong + 1} evaluations: ${forward[wrong]}, then ${backward[wrong]}; ${advice}`,
      );
    }),
    ...Object.entries(histories).map(([what, values]) =>
      tell(`where the figures ${what}`, () => fact(showDecisions(bind(), values))),
    ),
    tell("looks at", () => fact(bind().watches.join(", ") || "no figures")),
  ];
  const figures: Check[] = [
    must("figures are numbers", () => {
      const { outputs, givens } = probed();
      if (Object.keys(outputs).length === 0)
        return fails("figures returned nothing for two layers", "figures");
      const values = Object.entries(computer(outputs, givens)());
      const wrong = values.find(([, numbers]) => !numbers.every(Number.isFinite));
      if (wrong !== undefined)
        return fails(`"${wrong[0]}" is ${wrong[1].join(", ")} for ordinary numbers`, "figures");
      return holds(values.map(([name, [value]]) => `${name} ${value!.toPrecision(3)}`).join(", "));
    }),
    must("reference and compiled: the same bits", () => {
      const { outputs, givens } = probed();
      return unless(sameBits(outputs, givens), "f32 and f64");
    }),
    must("the same twice", () => twiceTheSame(probed)),
  ];
  const { decides, figures: computes } = bind();
  return [...(decides ? deciding : []), ...(computes === undefined ? [] : figures)];
}

const historyOf = (callback: Callback, values: readonly number[], length: number) =>
  deepFreeze(evaluationsOf(values.slice(0, length), callback.watches));

function showDecisions(callback: Callback, values: readonly number[]): string {
  let kept = 0;
  for (let length = 1; length <= values.length; length++) {
    const { stop, keep }: Decision = callback.decide(
      historyOf(callback, values, length),
      goalsOf(callback.watches),
    );
    if (keep === true) kept = length;
    if (stop !== undefined) return `stops after ${length} evaluations: ${stop}${showKept(kept)}`;
  }
  return `does not stop within ${values.length} evaluations${showKept(kept)}`;
}

const showKept = (kept: number): string => (kept === 0 ? "" : `; keeps the parameters of evaluation ${kept}`);

/** The inside of a model of two layers on five rows. */
function probeOf(): { probe: Probe; givens: ReturnType<typeof createGivens> } {
  const givens = createGivens();
  const give = (name: string, shape: number[]) => givens.give(name, shape, normals(name, shape));
  const x = give("x", [5, 4]);
  const weights = [give("hidden.weight", [4, 6]), give("out.weight", [6, 1])] as const;
  const hidden = x.matmul(weights[0]).tanh();
  const output = hidden.matmul(weights[1]);
  const slopes = gradients(output.square().mean(), weights);
  const parameters = ["hidden.weight", "out.weight"].map((path, i) => ({
    path,
    value: weights[i]!,
    gradient: slopes[i]!,
  }));
  const activations = [
    { path: "hidden", output: hidden },
    { path: "out", output },
  ];
  return { probe: { parameters, activations }, givens };
}
