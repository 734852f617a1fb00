/** A word that may stand where the cursor is. */
export interface Candidate {
  /** The whole word. One that ends in `=`, `.`, `/` or `@` is to be continued: shells put no space after it. */
  readonly value: string;
  /** In a few words, for shells that show it. */
  readonly description?: string | undefined;
}

/** The candidates that begin as the word does, each value once: the first one's description stays. */
export function startingWith(word: string, candidates: readonly Candidate[]): readonly Candidate[] {
  const known = new Map<string, Candidate>();
  for (const candidate of candidates) {
    if (candidate.value.startsWith(word) && !known.has(candidate.value))
      known.set(candidate.value, candidate);
  }
  return [...known.values()];
}

/** The candidates behind what stands before them in the same word: `--svg=`, `optimizer=`. */
export function behind(start: string, candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.map((candidate) => ({ ...candidate, value: start + candidate.value }));
}

/** A candidate as shells read it, a line: its value, a tab, its description. */
export function candidateLine({ value, description = "" }: Candidate): string {
  // A line is one candidate, whatever a plugin's author has written.
  return `${value}\t${description.replace(/\s+/g, " ").trim()}\n`;
}
