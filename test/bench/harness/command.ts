import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Command } from "../contest.ts";
import type { Contestant } from "./contestant.ts";
import { benchFolder, environmentOf, type Programs } from "./programs.ts";

/** A contestant that is a whole command: each lap starts it anew and waits for its end. */
export async function startCommand(
  command: Command,
  folder: string,
  programs: Programs,
): Promise<Contestant> {
  const { count, fraction } = command;
  const time = (...more: string[]) => timeOf(command, [...command.args(folder), ...more], programs);
  return {
    about: {},
    check: async () => [],
    run: async () => {
      if (fraction === undefined) return { count, seconds: await time() };
      const start = await time("0");
      return { count, seconds: start + Math.max(0, (await time(String(fraction))) - start) / fraction };
    },
    close: async () => {},
  };
}

/** Seconds from start to end. Throws when the command fails. */
async function timeOf(command: Command, args: readonly string[], { python }: Programs): Promise<number> {
  const program = command.program === "node" ? process.execPath : python;
  const start = performance.now();
  const child = spawn(program, [join(benchFolder, command.script), ...args], {
    env: environmentOf(command),
    stdio: ["ignore", "ignore", "pipe"],
  });
  const complaint = text(child.stderr);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", resolve);
  });
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`${command.script} ended (${code})\n${await complaint}`);
  return seconds;
}
