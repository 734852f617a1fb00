import { builtinPlugins } from "@titrate/container";
import { namedStreams } from "@titrate/numeric";
import type { Activation, Plugin, Schedule } from "@titrate/plugin";
import { bindPart, testScope, valueAndGradient } from "@titrate/plugin/testing";
import { renderCurves } from "@titrate/report";
import { writingsOf } from "../differential/catalogue/written.ts";

/** The picture of a plugin's page: an activation with its slope, a schedule's rate over a run. */
export function pictureOf({ kind, name }: Plugin): string | undefined {
  const written = writingsOf(kind, name)[0]!;
  if (kind === "schedule") return scheduleCurve(name, bindPart("schedule", written, builtinPlugins));
  if (kind === "activation") return activationCurves(name, bindPart("activation", written, builtinPlugins));
  return undefined;
}

/** An activation of one number; undefined where it looks at several. */
function activationCurves(name: string, activation: Activation): string | undefined {
  // 401 points, which hit the kinks at round numbers.
  const x = Array.from({ length: 401 }, (_, index) => (index - 200) / 40);
  const of = (data: readonly number[]) =>
    valueAndGradient((input) => activation(input, testScope(namedStreams(0)("picture"), {}, false)), {
      shape: [data.length, 1],
      data,
    });
  try {
    const { value, gradient } = of(x);
    const alone = of([x[100]!]);
    // Along the axis of one element a softmax is 1 whatever x is.
    if (alone.value[0] !== value[100] || new Set(value).size === 1) return undefined;
    return renderCurves({
      title: `${name} and its slope, from -5 to 5`,
      x,
      curves: [
        { name: "f(x)", y: value },
        { name: "f′(x)", y: gradient },
      ],
    });
  } catch {
    return undefined; // it takes no single column
  }
}

function scheduleCurve(name: string, schedule: Schedule): string {
  const steps = 100;
  const history = Array.from({ length: steps + 1 }, (_, step) => ({
    epoch: step / 10,
    step,
    metrics: { "validation/loss": Math.max(0.4, 1 - step / 50) },
  }));
  const x = Array.from({ length: steps }, (_, step) => step);
  const rate = (step: number) =>
    schedule({
      step,
      steps,
      base: 1,
      stepsPerEpoch: 10,
      history: history.slice(0, step + 1),
      goals: new Map(),
    });
  const title = `the rate of ${name} over 100 steps, from a learning rate of 1`;
  return renderCurves({ title, x, curves: [{ name: "rate", y: x.map(rate) }] });
}
