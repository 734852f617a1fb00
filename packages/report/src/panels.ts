import type { ArmRuns, ReportSpec } from "./input.ts";
import { plainText } from "./text.ts";

export interface ArmsOfPanel {
  readonly name: string;
  readonly arms: readonly { readonly name: string; readonly arm: ArmRuns }[];
}

/**
 * Sorts arms into panels: those of one panel differ in the compared key alone (without `compare`: agree in
 * `within`). Panels and arms keep the order in which they first come.
 */
export function groupIntoPanels(arms: readonly ArmRuns[], spec: ReportSpec): ArmsOfPanel[] {
  const { compare, within } = spec;
  if (compare !== undefined && compare === within) {
    throw new Error(`a report cannot compare "${compare}" within itself; name another key in within`);
  }
  const panels = new Map<string, { name: string; arms: Map<string, ArmRuns> }>();
  for (const arm of arms) {
    for (const key of [compare, within]) requireKey(arm, key);
    const others = Object.keys(arm.choices).filter((key) => key !== compare && key !== within);
    const heading = within === undefined ? "" : plainText(arm.choices[within]!);
    const name = compare === undefined ? heading : joinNames(heading, describeChoices(arm, others));
    const armName = compare === undefined ? describeChoices(arm, others) : plainText(arm.choices[compare]!);
    const panel = panels.get(name) ?? { name, arms: new Map<string, ArmRuns>() };
    if (panel.arms.has(armName)) {
      throw new Error(`two arms are called "${joinNames(name, armName)}"; an arm needs choices of its own`);
    }
    panel.arms.set(armName, arm);
    panels.set(name, panel);
  }
  return [...panels.values()].map((panel) => ({
    name: panel.name,
    arms: [...panel.arms].map(([name, arm]) => ({ name: name === "" ? "this configuration" : name, arm })),
  }));
}

function requireKey(arm: ArmRuns, key: string | undefined): void {
  if (key === undefined || arm.choices[key] !== undefined) return;
  const known = Object.keys(arm.choices).join(", ") || "none";
  throw new Error(`the report names the key "${key}", which the grid does not vary; its keys: ${known}`);
}

/** One key's value speaks for itself; several need their keys. */
function describeChoices(arm: ArmRuns, keys: readonly string[]): string {
  if (keys.length === 1) return plainText(arm.choices[keys[0]!]!);
  return keys.map((key) => plainText(`${key}=${arm.choices[key]}`)).join(", ");
}

function joinNames(...names: readonly string[]): string {
  return names.filter((name) => name !== "").join(", ");
}
