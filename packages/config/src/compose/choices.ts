import type { Located, Location } from "../source/located.ts";
import { describe, quote } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { formatPlace } from "../source/problem.ts";
import { didYouMean, knownNames } from "../source/suggest.ts";
import type { GroupEntry } from "./defaults-entry.ts";

/** What is said about choices from outside of the files, by the key of the choice. */
export interface OutsideChoices {
  /** Another option, or several, or null for none. */
  readonly chosen: ReadonlyMap<string, { readonly value: Located; readonly location: Location }>;
  /** No option; where a value is given, only if that is the choice. */
  readonly deleted: ReadonlyMap<
    string,
    { readonly value?: Located | undefined; readonly location: Location }
  >;
}

/** Which option each group has, while the defaults are gone through. */
export interface Choices {
  /** An `override` entry of a file. What comes from outside goes before it, and so does one of an outer file. */
  override(key: string, entry: GroupEntry): void;
  /** What an entry chooses, after overrides; undefined for nothing. */
  choose(key: string, entry: GroupEntry): Located | undefined;
  /** A name that holds the choices of other groups, `${optimizer}_data`, with those; undefined where it cannot be had. */
  interpolate(text: string, location: Location, problems: Problem[]): string | undefined;
  /** Notes the choice of an entry whose name was interpolated. */
  know(key: string, option: Located): void;
  /** The choices that were made, by key. */
  readonly known: ReadonlyMap<string, Located>;
  /** The keys of those from outside that no entry took. */
  readonly untaken: () => string[];
  /** What is wrong with overrides that no entry took, and with choices that were made twice. */
  readonly problems: () => Problem[];
}

/** @param isHydra whether a list of options cannot be deleted. */
export function createChoices({ chosen, deleted }: OutsideChoices, isHydra: boolean): Choices {
  const known = new Map<string, Located>();
  const overrides = new Map<string, { value: Located; location: Location }>();
  const entries = new Map<string, GroupEntry>();
  const taken = new Set<string>();
  /** Overrides of files that an entry took: one may come too late for the entry that it is about. */
  const used = new Set<string>();
  const problems: Problem[] = [];

  function choiceOf(key: string, { choice }: GroupEntry): Located {
    const outside = chosen.get(key);
    const override = overrides.get(key);
    taken.add(key);
    if (override !== undefined) used.add(key);
    const inner = override === undefined ? choice : { ...override.value, overrides: choice };
    return outside === undefined || outside.value === choice ? inner : { ...outside.value, overrides: inner };
  }

  return {
    known,
    override(key, { choice: value, location }) {
      if (!overrides.has(key)) overrides.set(key, { value, location });
    },
    choose(key, entry) {
      const choice = choiceOf(key, entry);
      const deletion = deleted.get(key);
      if (deletion !== undefined) {
        const problem = deletionProblem(key, deletion, choice, isHydra);
        if (problem !== undefined) problems.push(problem);
        return undefined;
      }
      // Of a list of options each stands for itself, as a config by its path does: they are no choice of the group.
      if (choice.kind === "sequence") return choice;
      const later = entries.get(key);
      if (later !== undefined) problems.push(chosenTwice(key, later, entry));
      entries.set(key, entry);
      if (choice.kind === "scalar" && choice.value === null) return undefined;
      known.set(key, choice);
      return choice;
    },
    interpolate(text, location, found) {
      const before = found.length;
      const choiceNames = namesIn(known);
      const value = text.replace(/\$\{([^{}]*)\}/g, (written, other: string) => {
        const choice = choiceNames.get(other.trim());
        if (choice !== undefined) return choice;
        found.push(notChosen(written, other.trim(), location, [...choiceNames.keys()]));
        return "";
      });
      return found.length > before ? undefined : value;
    },
    know: (key, option) => known.set(key, option),
    untaken: () => [...chosen.keys(), ...deleted.keys()].filter((key) => !taken.has(key)),
    problems: () => [
      ...problems,
      ...[...overrides]
        .filter(([key]) => !used.has(key))
        .map(([key, { location }]) => notTaken(key, location, [...known.keys()])),
    ],
  };
}

/** The choices that are known by name; one that is still to be interpolated is not. */
function namesIn(known: ReadonlyMap<string, Located>): ReadonlyMap<string, string> {
  return new Map(
    [...known].flatMap(([key, choice]) => {
      const name = choice.kind === "scalar" ? choice.value : null;
      return typeof name === "string" && !name.includes("${") ? [[key, name]] : [];
    }),
  );
}

/** What is wrong with a deletion: of another option than the one that is chosen. */
function deletionProblem(
  key: string,
  { value, location }: { readonly value?: Located | undefined; readonly location: Location },
  choice: Located,
  isHydra: boolean,
): Problem | undefined {
  if (choice.kind === "sequence" && isHydra) {
    return {
      code: "E_OVERRIDE",
      message: `${quote(key)} is a list of options, which is not deleted`,
      location,
    };
  }
  // As in Python, null is no value.
  if (value === undefined || (value.kind === "scalar" && value.value === null)) return undefined;
  const isSame = value.kind === "scalar" && choice.kind === "scalar" && value.value === choice.value;
  return isSame ? undefined : otherChoice(key, value, choice);
}

/** Entries are gone through from the last to the first. */
function chosenTwice(key: string, { location }: GroupEntry, { location: first }: GroupEntry): Problem {
  const other = first.source === location.source ? `on line ${first.line}` : `at ${formatPlace(first)}`;
  return location.source.kind === "file"
    ? {
        code: "E_GROUP",
        message: `${quote(key)} is given twice`,
        location,
        hint: `remove it, or the one ${other}`,
      }
    : {
        code: "E_GROUP",
        message: `${quote(key)} is chosen already`,
        location,
        hint: "leave out the + to change it",
      };
}

function otherChoice(key: string, value: Located, choice: Located): Problem {
  const message = `${quote(key)} is ${describe(choice)}, not ${describe(value)}: nothing is deleted`;
  return { code: "E_OVERRIDE", message, location: value.location, overrides: choice };
}

function notChosen(written: string, key: string, location: Location, keys: readonly string[]): Problem {
  const message = `${written} is not the choice of a group: entries of defaults know nothing else`;
  return {
    code: "E_INTERPOLATION",
    message,
    location,
    hint: didYouMean(key, keys),
    notes: knownNames("choices", keys),
  };
}

function notTaken(key: string, location: Location, keys: readonly string[]): Problem {
  return {
    code: "E_GROUP",
    message: `override changes ${quote(key)}, which no entry before it has chosen`,
    location,
    hint:
      (keys.includes(key) ? undefined : didYouMean(key, keys)) ?? "put the entry that chooses it before it",
    notes: knownNames("choices", keys),
  };
}
