import type { Command } from "commander";
import type { Candidate } from "./candidate.ts";

/** The verbs that a command's help lists. `help` is not among them: every verb has `--help`. */
export function verbCandidates(command: Command): readonly Candidate[] {
  const listed = command.createHelp().visibleCommands(command);
  return listed
    .filter((each) => command.commands.includes(each))
    .map((each) => ({ value: each.name(), description: each.summary() || each.description() }));
}

/** The flags that a command's help lists. */
export function flagCandidates(command: Command): readonly Candidate[] {
  const options = command.createHelp().visibleOptions(command);
  return options.map(({ long, short, description }) => ({ value: long ?? short ?? "", description }));
}
