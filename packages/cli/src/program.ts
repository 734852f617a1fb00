import { Command } from "commander";
import type { ExitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal/terminal.ts";
import { complete, completion } from "./verbs/completion.ts";
import { config } from "./verbs/config.ts";
import { diff } from "./verbs/diff.ts";
import { explain } from "./verbs/explain.ts";
import { exportPlan } from "./verbs/export-plan.ts";
import { gc } from "./verbs/gc.ts";
import { lock } from "./verbs/lock.ts";
import { ls } from "./verbs/ls.ts";
import { merge } from "./verbs/merge.ts";
import { plugin } from "./verbs/plugin.ts";
import { plugins } from "./verbs/plugins.ts";
import { rm } from "./verbs/rm.ts";
import { run } from "./verbs/run.ts";
import { schema } from "./verbs/schema.ts";
import { show } from "./verbs/show.ts";
import { validate } from "./verbs/validate.ts";
import type { Verb } from "./verbs/verb.ts";
import { verify } from "./verbs/verify.ts";
import { version } from "./version.ts";

const verbs: readonly Verb[] = [
  run,
  ls,
  show,
  diff,
  verify,
  lock,
  rm,
  gc,
  exportPlan,
  merge,
  validate,
  config,
  explain,
  plugins,
  plugin,
  schema,
  completion,
];

/** The command line: all verbs. `done` receives the exit code of the one that ran. */
export function createProgram(terminal: Terminal, done: (code: ExitCode) => void): Command {
  const program = new Command("titrate")
    .description("Neural network experiments: YAML in, a reproducible answer out.")
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
    })
    .showHelpAfterError("(titrate --help lists the verbs, titrate <verb> --help its options)");
  for (const verb of verbs) program.addCommand(verb(terminal, done).copyInheritedSettings(program));
  program.addCommand(complete(terminal, done).copyInheritedSettings(program), { hidden: true });
  return program;
}
