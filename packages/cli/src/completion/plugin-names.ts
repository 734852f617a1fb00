import { type Catalogue, type Kind, kinds } from "@titrate/plugin/host";
import type { Candidate } from "./candidate.ts";

const allKinds = Object.keys(kinds) as Kind[];

export function kindCandidates(): readonly Candidate[] {
  return allKinds.map((kind) => ({ value: kind, description: `all ${kinds[kind].plural}` }));
}

/** What `titrate plugins` shows: kinds, plugins of a kind, and names alone once they are begun. */
export function shownCandidates(word: string, catalogue: Catalogue): readonly Candidate[] {
  const slash = word.indexOf("/");
  if (slash === -1) {
    const folders = allKinds.map((kind) => ({
      value: `${kind}/`,
      description: `one of the ${kinds[kind].plural}`,
    }));
    const names = word === "" ? [] : allKinds.flatMap((kind) => nameCandidates(kind, catalogue));
    return [...kindCandidates(), ...folders, ...names];
  }
  const kind = allKinds.find((each) => each === word.slice(0, slash));
  if (kind === undefined) return [];
  return nameCandidates(kind, catalogue).map(({ value, ...rest }) => ({
    value: `${kind}/${value}`,
    ...rest,
  }));
}

/** The names of a kind's plugins. */
export function nameCandidates(kind: Kind, catalogue: Catalogue): readonly Candidate[] {
  return catalogue
    .names(kind)
    .map((name) => ({ value: name, description: catalogue.find(kind, name)?.summary }));
}
