import type { Located, LocatedScalar, Location } from "../source/located.ts";
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
  /** What an option's name is that holds the choices of other groups: `${optimizer}_data`. */
  interpolate(
    key: string,
    name: LocatedScalar,
    problems: Problem[],
  ): (LocatedScalar & { readonly value: string }) | undefined;
  /** The choices that were made, by key. */
  readonly known: ReadonlyMap<string, Located>;
  /** The keys of those from outside that no entry took. */
  readonly untaken: () => string[];
  /** What is wrong with overrides that no entry took, and with choices that were made twice. */
  readonly problems: () => Problem[];
}

export function createChoices({ chosen, deleted }: OutsideChoices): Choices {
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
        const isMeant = deletion.value === undefined || sameName(deletion.value, choice);
        if (!isMeant) problems.push(otherChoice(key, deletion.value!, choice));
        return undefined;
      }
      if (choice.kind === "scalar" && choice.value === null) return undefined;
      const later = entries.get(key);
      if (later !== undefined) problems.push(chosenTwice(key, later, entry));
      entries.set(key, entry);
      known.set(key, choice);
      return choice;
    },
    interpolate(key, name, found) {
      const before = found.length;
      const value = String(name.value).replace(/\$\{([^{}]*)\}/g, (written, other: string) => {
        const choice = known.get(other.trim());
        if (choice?.kind === "scalar" && typeof choice.value === "string") return choice.value;
        found.push(
          notChosen(
            written,
            other.trim(),
            name.location,
            [...known.keys()].filter((each) => each !== key),
          ),
        );
        return "";
      });
      if (found.length > before) return undefined;
      const option = { ...name, value };
      known.set(key, option);
      return option;
    },
    untaken: () => [...chosen.keys(), ...deleted.keys()].filter((key) => !taken.has(key)),
    problems: () => [
      ...problems,
      ...[...overrides]
        .filter(([key]) => !used.has(key))
        .map(([key, { location }]) => notTaken(key, location, [...known.keys()])),
    ],
  };
}

function sameName(one: Located, other: Located): boolean {
  return one.kind === "scalar" && other.kind === "scalar" && one.value === other.value;
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
