import { Argument, Command } from "commander";
import type { CompleteOptions } from "../actions/complete.ts";
import { exitCodes } from "../exit-code.ts";
import type { Verb } from "./verb.ts";

/** `titrate completion`: the script that makes a shell complete titrate's words. */
export const completion: Verb = (terminal, done) =>
  new Command("completion")
    .summary("print the script that lets a shell complete verbs, flags, keys and plugins")
    .description(
      "Prints the script that lets a shell complete verbs, flags, files, keys, config groups and plugins. Its first lines say where it goes.",
    )
    .addArgument(new Argument("<shell>", "the shell that is to complete").choices(["bash", "fish", "zsh"]))
    .addHelpText("after", examples)
    .action(async (shell: "bash" | "fish" | "zsh") => {
      const { scripts } = await import("../completion/scripts.ts");
      terminal.out.write(scripts[shell]);
      done(exitCodes.ok);
    });

/** `titrate complete`: what the scripts ask. Not for users, so help does not list it. */
export const complete: Verb = (terminal, done) =>
  new Command("complete")
    .description(
      "Prints what may stand at the cursor, a candidate a line: its value, a tab, its description.",
    )
    .argument("[words...]", "the words after the command's name, up to the cursor; begin with --")
    .option("--typed", "the words are as typed, with their quotes and backslashes")
    .action(async (words: string[], options: CompleteOptions, command: Command) => {
      const { completeWords } = await import("../actions/complete.ts");
      done(await completeWords(words, options, command.parent ?? command, terminal));
    });

const examples = `
Examples:
  source <(titrate completion bash)
  titrate completion zsh > ~/.zfunc/_titrate
  titrate completion fish > ~/.config/fish/completions/titrate.fish`;
