import { writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { PausedTask } from "../launcher.ts";
import { serveTasks } from "../serve-tasks.ts";

/** What a task of the tests is told to do. */
export interface Work {
  readonly does:
    | "square"
    | "fail"
    | "crash"
    | "exit"
    | "throw"
    | "wait"
    | "print"
    | "block"
    | "greedy"
    | "spin";
  readonly value?: number;
  /** It does so only where this file is not there yet, and makes it. */
  readonly onceBy?: string;
}

serveTasks(async (setup) => {
  if (setup === "broken") throw new Error("the setup is broken");
  if (setup === "hanging") for (;;);
  return async (task, { advance, pause }) => {
    const { does, value = 0, onceBy } = task.payload as Work;
    const isFirst = onceBy === undefined || (await firstTime(onceBy));
    switch (isFirst ? does : "square") {
      case "fail":
        throw Object.assign(new Error("it does not work"), { code: "E_TEST" });
      case "crash":
        process.kill(process.pid, "SIGKILL");
        return await sleep(10_000);
      case "exit":
        writeSync(2, "that was it\n");
        process.exit(7);
        return;
      case "throw":
        setTimeout(() => {
          throw new Error("thrown aside");
        });
        return await sleep(10_000);
      case "wait":
        advance(1, 2);
        while (!pause.aborted) await sleep(5);
        throw new PausedTask(1);
      case "print":
        console.log("printed by a worker");
        return value;
      case "block": {
        // As a plugin that computes for long in one go: nothing is heard of the process.
        process.kill(process.pid, "SIGSTOP");
        return value;
      }
      case "greedy": {
        const kept: Buffer[] = [];
        for (;;) {
          kept.push(Buffer.alloc(2 ** 24, 1));
          await sleep(1);
        }
      }
      case "spin":
        for (;;); // nothing is heard of the process, ever
      default:
        advance(1, 2);
        return value * value;
    }
  };
});

async function firstTime(file: string): Promise<boolean> {
  const { open } = await import("node:fs/promises");
  try {
    await (await open(file, "wx")).close();
    return true;
  } catch {
    return false;
  }
}
