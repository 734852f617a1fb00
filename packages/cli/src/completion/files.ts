import type { Candidate } from "./candidate.ts";
import type { World } from "./world.ts";

/** The files whose names are accepted, and the folders on the way to them. */
export function fileCandidates(
  word: string,
  { list }: World,
  accepts: (name: string) => boolean = () => true,
): readonly Candidate[] {
  const folder = word.slice(0, word.lastIndexOf("/") + 1);
  const asksForHidden = word.slice(folder.length).startsWith(".");
  return list(folder)
    .filter(({ name, isFolder }) => (isFolder || accepts(name)) && (asksForHidden || !name.startsWith(".")))
    .map(({ name, isFolder }) => ({ value: folder + name + (isFolder ? "/" : "") }));
}

/** Experiments, and the folders on the way to them. */
export function experimentCandidates(word: string, world: World): readonly Candidate[] {
  return fileCandidates(word, world, (name) => /\.ya?ml$/.test(name));
}

export function folderCandidates(word: string, world: World): readonly Candidate[] {
  return fileCandidates(word, world, () => false);
}
