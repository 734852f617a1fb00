import { builtinPlugins } from "@titrate/container";
import type { Activation, Plugin, Schedule } from "@titrate/plugin";
import { bindPart } from "@titrate/plugin/testing";
import { renderCurves } from "@titrate/report";
import { curveOf, isElementwise } from "@titrate/testkit";
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
  if (!isElementwise(activation)) return undefined;
  // 401 points, which hit the kinks at round numbers.
  const { x, y, slope } = curveOf(
    activation,
    Array.from({ length: 401 }, (_, index) => (index - 200) / 40),
  );
  return renderCurves({
    title: `${name} and its slope, from -5 to 5`,
    x: [...x],
    curves: [
      { name: "f(x)", y: [...y] },
      { name: "f′(x)", y: [...slope] },
    ],
  });
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
      goals: new Map([["validation/loss", "minimize"]]),
    });
  const title = `the rate of ${name} over 100 steps, from a learning rate of 1`;
  return renderCurves({ title, x, curves: [{ name: "rate", y: x.map(rate) }] });
}
