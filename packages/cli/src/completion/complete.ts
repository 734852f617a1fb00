import { behind, type Candidate, startingWith } from "./candidate.ts";
import { readCommandLine } from "./command-line.ts";
import { valueCandidates } from "./sources.ts";
import { flagCandidates, verbCandidates } from "./verbs.ts";
import type { World } from "./world.ts";

/**
 * What may stand where the cursor is.
 *
 * @param words those after the program's name, up to the cursor, without their quotes: the last one is completed.
 */
export async function complete(words: readonly string[], world: World): Promise<readonly Candidate[]> {
  const { command, start, word, takesVerbs, isFlag, value, given } = readCommandLine(words, world.program);
  if (isFlag) return startingWith(word, flagCandidates(command));
  const verbs = takesVerbs ? verbCandidates(command) : [];
  const choices = value?.choices?.map((choice) => ({ value: choice }));
  const values =
    value === undefined ? [] : (choices ?? (await valueCandidates(value.name, { word, given }, world)));
  return behind(start, startingWith(word, [...verbs, ...values]));
}
