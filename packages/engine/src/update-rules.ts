import type { GradientOptimizer, Optimizer, UpdateRule } from "@titrate/plugin";
import { matchesPath } from "@titrate/plugin";
import { input, type Tensor } from "@titrate/tensor";
import type { Origins } from "./origins.ts";
import { claim } from "./origins.ts";
import type { Parameter } from "./parameters.ts";
import { RunError } from "./run-error.ts";

/** A number of the optimizer that each training step is given. */
export interface HyperScalar {
  /** "lr", "groups.0.lr", "clip.norm". */
  readonly name: string;
  readonly value: number;
  /** It is a learning rate, which the schedule changes. */
  readonly isRate: boolean;
}

/** All numbers of an optimizer, in the order in which steps are given them. */
export function hyperScalars(optimizer: Optimizer): HyperScalar[] {
  if ("search" in optimizer) return []; // it has its numbers on the host
  const { hyper, groups, clip = {} } = optimizer;
  const scalars = (prefix: string, numbers: object): HyperScalar[] =>
    Object.entries(numbers).map(([key, value]) => ({ name: `${prefix}${key}`, value, isRate: key === "lr" }));
  return [
    ...scalars("", hyper),
    ...groups.flatMap((group, index) => (group.freeze ? [] : scalars(groupPrefix(index), group.hyper))),
    ...scalars("clip.", clip),
  ];
}

/** Those numbers as inputs of one training step, by name. */
export function hyperInputs(optimizer: GradientOptimizer, origins: Origins): ReadonlyMap<string, Tensor> {
  const inputs = hyperScalars(optimizer).map(({ name }) => [name, input(`hyper/${name}`, [])] as const);
  for (const [, tensor] of inputs) claim(origins, tensor, { path: ["optimizer"], name: "optimizer" });
  return new Map(inputs);
}

/** How one parameter is updated. */
export interface ParameterRule {
  readonly rule: UpdateRule;
  readonly hyper: Readonly<Record<string, Tensor>>;
}

/** The rule of a parameter; undefined where it is frozen. */
export function ruleOf(
  { groups, ...base }: GradientOptimizer,
  { name }: Parameter,
  inputs: ReadonlyMap<string, Tensor>,
): ParameterRule | undefined {
  const index = groups.findIndex(({ match }) => matchesPath(match, name));
  const group = groups[index];
  if (group?.freeze === true) return undefined;
  const rule = group ?? base;
  const prefix = group === undefined ? "" : groupPrefix(index);
  const hyper = Object.keys(rule.hyper).map((key) => [key, inputs.get(`${prefix}${key}`)!]);
  return { rule, hyper: Object.fromEntries(hyper) };
}

/** A group that no parameter belongs to is a mistake, most often of its pattern. */
export function checkGroups({ groups }: GradientOptimizer, parameters: readonly Parameter[]): void {
  const members = new Set(
    parameters.map(({ name }) => groups.findIndex(({ match }) => matchesPath(match, name))),
  );
  const index = groups.findIndex((_, each) => !members.has(each));
  if (index < 0) return;
  const names = parameters.map(({ name }) => name).join(", ");
  const { match } = groups[index]!;
  const taken = parameters.some(({ name }) => matchesPath(match, name));
  const problem = taken
    ? `what "${match}" matches belongs to the groups before it`
    : `"${match}" matches no parameter`;
  throw new RunError(`${problem}; the parameters are: ${names}`, {
    path: ["optimizer", "groups", index, "match"],
  });
}

const groupPrefix = (index: number): string => `groups.${index}.`;
