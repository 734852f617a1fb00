import type { Command } from "commander";
import { candidateLine } from "../completion/candidate.ts";
import { complete } from "../completion/complete.ts";
import { createWorld } from "../completion/project.ts";
import { unquote } from "../completion/shell-words.ts";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal/terminal.ts";

export interface CompleteOptions {
  readonly typed?: boolean;
}

/**
 * What `titrate complete` does: reads, and writes nothing but candidates. It never fails: whoever presses TAB wants no
 * message in the middle of a line.
 */
export async function completeWords(
  words: readonly string[],
  { typed = false }: CompleteOptions,
  program: Command,
  { out }: Terminal,
): Promise<ExitCode> {
  try {
    const candidates = await complete(typed ? words.map(unquote) : words, createWorld(program));
    out.write(candidates.map(candidateLine).join(""));
  } catch {
    // No candidates then.
  }
  return exitCodes.ok;
}
