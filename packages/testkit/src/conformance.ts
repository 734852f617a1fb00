import type { PartValue, Plugin } from "@titrate/plugin";
import type { Instances, Kind } from "@titrate/plugin/host";
import { bindPart } from "@titrate/plugin/testing";
import { type Check, fails, must, runCheck } from "./check.ts";
import { activationChecks } from "./conformance/activation.ts";
import { callbackChecks } from "./conformance/callback.ts";
import { datasetChecks } from "./conformance/dataset.ts";
import { initializerChecks } from "./conformance/initializer.ts";
import { layerChecks } from "./conformance/layer.ts";
import { lossChecks } from "./conformance/loss.ts";
import { metricChecks } from "./conformance/metric.ts";
import { optimizerChecks } from "./conformance/optimizer.ts";
import { regularizerChecks } from "./conformance/regularizer.ts";
import { rngChecks } from "./conformance/rng.ts";
import { scheduleChecks } from "./conformance/schedule.ts";
import { transformChecks } from "./conformance/transform.ts";
import { parameterProblem } from "./parameters.ts";
import type { Bind, ConformanceOptions } from "./subject.ts";

type Suite<K extends Kind> = (bind: Bind<K>, options: ConformanceOptions) => readonly Check[];

const suites: { readonly [K in Kind]: Suite<K> } = {
  activation: activationChecks,
  callback: callbackChecks,
  dataset: datasetChecks,
  initializer: initializerChecks,
  layer: layerChecks,
  loss: lossChecks,
  metric: metricChecks,
  optimizer: optimizerChecks,
  regularizer: regularizerChecks,
  rng: rngChecks,
  schedule: scheduleChecks,
  transform: transformChecks,
};

/**
 * The checks that every plugin of this one's kind is put to, built-in or not.
 *
 * A plugin that cannot be made with its parameters has one check, which fails and says why.
 */
export function conformance<K extends Kind>(
  plugin: Plugin<K>,
  options: ConformanceOptions = {},
): readonly Check[] {
  const bind: Bind<K> = (more) => instanceOf(plugin, { ...options, params: { ...options.params, ...more } });
  const problem = parameterProblem(plugin, options.params) ?? bindingProblem(bind);
  if (problem !== undefined) return [must("is made with its parameters", () => fails(problem))];
  return (suites[plugin.kind] as Suite<K>)(bind, options);
}

/** The plugin, made with its parameters. The first problem with them is thrown. */
export function instanceOf<K extends Kind>(
  plugin: Plugin<K>,
  { params, plugins = [] }: ConformanceOptions = {},
): Instances[K] {
  const others = plugins.filter(({ kind, name }) => !(kind === plugin.kind && name === plugin.name));
  return bindPart(plugin.kind, { ...params, type: plugin.name } as PartValue, [plugin, ...others]);
}

function bindingProblem(bind: () => unknown): string | undefined {
  try {
    bind();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Declares a test for each check that a plugin must pass, with the `test` of node:test or of vitest.
 *
 * ```ts
 * testConformance(test, snake);
 * ```
 */
export function testConformance(
  test: (name: string, run: () => Promise<void>) => unknown,
  plugin: Plugin,
  options: ConformanceOptions = {},
): void {
  for (const check of conformance(plugin, options)) {
    if (!check.must) continue;
    test(`${plugin.kind} ${plugin.name}: ${check.name}`, async () => {
      const finding = await runCheck(check);
      if (finding.outcome === "fails") throw new Error(finding.detail, { cause: finding.error });
    });
  }
}
