import { checkRun, originOf, type RunProgram } from "@titrate/engine";
import { compiledExecutor, type ProgramReport, reportProgram } from "@titrate/wasm";
import { checkPlan } from "./check-plan.ts";
import type { ExperimentInput } from "./experiment-source.ts";
import { type PlanOptions, planExperiment } from "./plan-experiment.ts";

/** The program of one arm, and what the compiler made of it. */
export interface ProgramExplanation {
  readonly experiment: string;
  readonly description?: string;
  readonly arm: { readonly number: number; readonly of: number; readonly name: string };
  readonly precision: "f32" | "f64";
  readonly numerics: "strict" | "fast";
  readonly executor: string;
  readonly parameterCount: number;
  /** By layer, in the order in which layers are applied. */
  readonly parameters: readonly ParameterGroup[];
  /** Absent where the executor compiles nothing. */
  readonly compiled?: ProgramReport;
}

export interface ParameterGroup {
  /** `layer "hidden"`. */
  readonly layer: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly count: number;
  }[];
}

export interface ExplainOptions extends Omit<PlanOptions, "seeds"> {
  /** Which arm of a sweep, from 1. */
  readonly arm?: number;
  /** A clock in milliseconds, for the time that compiling takes. */
  readonly now: () => number;
}

/** An arm that a plan does not have; the message lists those that it has. */
export class UnknownArmError extends Error {
  override readonly name = "UnknownArmError";

  constructor(number: number, arms: readonly { readonly name: string }[]) {
    const names = arms.map(({ name }, index) => `  ${index + 1}  ${name}`);
    const known = arms.length === 1 ? ["the experiment has one"] : ["the arms are", ...names];
    super(`there is no arm ${number}: ${known.join("\n")}`);
  }
}

/**
 * Builds and compiles the program of one arm of an experiment; nothing is trained.
 *
 * @throws ConfigError with every problem of this pass, each with its place.
 * @throws UnknownArmError where there is no such arm.
 */
export async function explainProgram(
  input: ExperimentInput,
  { arm: number = 1, now, ...options }: ExplainOptions,
): Promise<ProgramExplanation> {
  const { plan, wire } = await planExperiment(input, options);
  const arm = plan.arms[number - 1];
  if (arm === undefined) throw new UnknownArmError(number, plan.arms);
  const seed = plan.seeds[0]!;
  await checkPlan({ ...plan, arms: [arm], seeds: [seed], runs: [{ arm, seed }] }, wire, options.signal);
  const parts = await wire(arm).parts(seed);
  const built = checkRun(parts);
  const { experiment } = arm;
  return {
    experiment: experiment.name,
    ...(experiment.description !== undefined && { description: experiment.description }),
    arm: { number, of: plan.arms.length, name: arm.name },
    precision: experiment.precision,
    numerics: experiment.numerics,
    executor: experiment.executor,
    ...parametersOf(built),
    ...(parts.executor === compiledExecutor && {
      compiled: reportProgram(built.program, { now, partOf: (tensor) => originOf(built, tensor)?.name }),
    }),
  };
}

function parametersOf(built: RunProgram): Pick<ProgramExplanation, "parameterCount" | "parameters"> {
  const all = [...built.declarations.parameters.values()].map(({ name, tensor }) => ({
    layer: originOf(built, tensor)!.name,
    parameter: {
      name,
      shape: tensor.shape,
      count: tensor.shape.reduce((count, length) => count * length, 1),
    },
  }));
  const groups = Map.groupBy(all, ({ layer }) => layer);
  return {
    parameterCount: all.reduce((sum, { parameter }) => sum + parameter.count, 0),
    parameters: [...groups].map(([layer, group]) => ({
      layer,
      parameters: group.map(({ parameter }) => parameter),
    })),
  };
}
