import { CommanderError } from "commander";
import colors from "picocolors";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { createProgram } from "./program.ts";
import { UsageError } from "./usage-error.ts";

const interrupt = new AbortController();
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (interrupt.signal.aborted) stop.abort(new Error("stopped"));
    interrupt.abort(new Error("interrupted"));
  });
}
// A reader that closes the pipe early (head) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(exitCodes.ok);
});

process.exitCode = await main();

async function main(): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok;
  const palette = { bold: colors.bold, dim: colors.dim };
  const terminal = {
    out: process.stdout,
    err: process.stderr,
    palette,
    signal: interrupt.signal,
    stop: stop.signal,
  };
  const program = createProgram(terminal, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    if (interrupt.signal.aborted) return exitCodes.interrupted;
    // Loaded already by what throws it, and no weight on the start of what does not.
    const { ConfigError } = await import("@titrate/config");
    const { StoreError } = await import("@titrate/store");
    const isTold = error instanceof ConfigError || error instanceof UsageError || error instanceof StoreError;
    if (!isTold) throw error;
    process.stderr.write(`${error.message}\n`);
    return exitCodes.usage;
  }
  return exitCode;
}
