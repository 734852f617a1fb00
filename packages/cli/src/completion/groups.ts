import type { Candidate } from "./candidate.ts";
import type { KnownExperiment } from "./world.ts";

/** Config groups, nested ones (`db/engine`) once their folder is begun; with packages where they are chosen so. */
export function groupCandidates(word: string, sigil: string, known: KnownExperiment): readonly Candidate[] {
  const parent = word.slice(0, word.lastIndexOf("/") + 1);
  const here = Object.keys(known.groups).filter(
    (group) => group.slice(0, group.lastIndexOf("/") + 1) === parent,
  );
  const nested = here.filter((group) =>
    Object.keys(known.groups).some((other) => other.startsWith(`${group}/`)),
  );
  const chosen = known.chosen.map((key) => keyOf(key, sigil, "a config group, chosen already"));
  const all = here
    .filter((group) => isGroup(group, known))
    .map((group) => keyOf(group, sigil, "a config group"));
  const open = nested.map((group) => ({ value: `${group}/`, description: "config groups" }));
  return sigil === "~" ? [...chosen, ...open] : [...all, ...chosen, ...open];
}

/** A group with the packages that it is chosen for; an added one may go to the config's root. */
export function packageCandidates(word: string, sigil: string, known: KnownExperiment): readonly Candidate[] {
  const group = word.slice(0, word.indexOf("@"));
  const chosen = known.chosen.filter((key) => key.startsWith(`${group}@`));
  const added = sigil.startsWith("+") && isGroup(group, known) ? [`${group}@_global_`] : [];
  return [...chosen, ...added].map((key) => keyOf(key, sigil, "a config group with its package"));
}

/** The options of a group, if it is one. */
export function optionCandidates(group: string, known: KnownExperiment): readonly Candidate[] {
  return optionsOf(group, known).map((option) => ({ value: option, description: `${group}/${option}.yaml` }));
}

function keyOf(key: string, sigil: string, description: string): Candidate {
  return { value: sigil === "~" ? key : `${key}=`, description };
}

function isGroup(name: string, known: KnownExperiment): boolean {
  return optionsOf(name, known).length > 0;
}

function optionsOf(group: string, { groups }: KnownExperiment): readonly string[] {
  return Object.hasOwn(groups, group) ? groups[group]! : [];
}
