import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Child } from "../contest.ts";
import type { Contestant, Lap } from "./contestant.ts";
import { benchFolder, environmentOf, type Programs } from "./programs.ts";

/** Starts a contestant that stays, and waits until it is ready. Throws with what it last said when it is not. */
export async function startChild(child: Child, folder: string, programs: Programs): Promise<Contestant> {
  const [program, ...args] = commandOf(child, folder, programs);
  const task = JSON.stringify({ ...child.task, folder });
  const process = spawn(program!, args, {
    env: { ...environmentOf(child), BENCH_TASK: task },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const listen = listener(process, child.script);
  const ask = (line: string): Promise<Record<string, unknown>> => {
    const answer = listen();
    process.stdin!.write(`${line}\n`);
    return answer;
  };
  const { ready: _, ...about } = await listen();
  return {
    about,
    check: async () => (await ask("check")).values as number[],
    run: async (seconds) => (await ask(`run ${seconds}`)) as unknown as Lap,
    close: async () => {
      process.stdin!.end();
      if (process.exitCode === null && process.signalCode === null) await once(process, "exit");
    },
  };
}

function commandOf({ program, script, flags = [] }: Child, folder: string, { python }: Programs): string[] {
  const file = join(benchFolder, script);
  if (program === "node") return [process.execPath, ...flags, file];
  if (program === "python") return [python, ...flags, file];
  const built = join(folder, "a.out");
  execFileSync("gcc", [...flags, file, "-o", built, "-lm"]);
  return [built, folder];
}

/** Answers come in lines that begin with "bench"; what else is written is shown only when the process fails. */
function listener(process: ChildProcess, script: string): () => Promise<Record<string, unknown>> {
  const answers: Record<string, unknown>[] = [];
  const chatter: string[] = [];
  let ended: string | undefined;
  let wake: (() => void) | undefined;

  createInterface({ input: process.stdout! }).on("line", (line) => {
    if (line.startsWith("bench ")) answers.push(JSON.parse(line.slice("bench ".length)));
    else chatter.push(line);
    wake?.();
  });
  createInterface({ input: process.stderr! }).on("line", (line) => chatter.push(line));
  process.on("error", (error) => {
    ended = error.message;
    wake?.();
  });
  process.stdin!.on("error", () => {}); // the exit below tells why
  process.on("close", (code, signal) => {
    const reason = chatter.findLast((line) => /^\w*Error\b/.test(line)) ?? chatter.at(-1) ?? "without a word";
    const last = chatter.slice(-12).map((line) => `\n    ${line}`);
    ended = `${script} ended (${signal ?? code}): ${reason}${last.join("")}`;
    wake?.();
  });

  return async () => {
    while (answers.length === 0) {
      if (ended !== undefined) throw new Error(ended);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return answers.shift()!;
  };
}
