import { behind, type Candidate, startingWith } from "./candidate.ts";
import { keyCandidates } from "./override-keys.ts";
import { assignedCandidates } from "./override-values.ts";
import type { KnownExperiment } from "./world.ts";

/** The operations of overrides that are written before the key. */
const sigils: readonly string[] = ["++", "+", "~"];

/** What an override may go on with: `opt` with keys and groups, `optimizer=` with what it takes. */
export function overrideCandidates(word: string, known: KnownExperiment): readonly Candidate[] {
  const sigil = sigils.find((each) => word.startsWith(each)) ?? "";
  const rest = word.slice(sigil.length);
  const equals = rest.indexOf("=");
  const candidates =
    equals === -1
      ? keyCandidates(rest, sigil, known)
      : behind(
          rest.slice(0, equals + 1),
          assignedCandidates(rest.slice(0, equals), rest.slice(equals + 1), known),
        );
  return behind(sigil, startingWith(rest, candidates));
}
