import type { Command } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal/terminal.ts";

/**
 * A verb of the command line: its arguments, its help, and what it does. `done` receives its exit code. What it does
 * lies in `actions/`, loaded when the verb is called: `--help` waits for none of it.
 */
export type Verb = (terminal: Terminal, done: (code: ExitCode) => void) => Command;
