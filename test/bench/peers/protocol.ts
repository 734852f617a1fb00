import { createInterface } from "node:readline";

/**
 * How a contestant speaks with the harness, in lines. It writes `bench {...}` (other lines are a library's chatter):
 * first `{ "ready": true, ... }`, then an answer to each line that it reads:
 *
 *   run 0.4   works for about so many seconds from the start again: { "count", "seconds" }
 *   check     some values that prove the work: { "values" }
 *
 * and it ends with its input. Between lines it sleeps.
 */
export interface Contestant {
  /** What ran: versions, threads, kernels. */
  readonly about: Readonly<Record<string, unknown>>;
  /** Back to the numbers that all start from; not timed. */
  readonly reset?: () => unknown;
  /** Does n units of work, and has done them when it returns. @returns what to count, n unless given */
  readonly work: (n: number) => number | undefined | Promise<number | undefined>;
  readonly check: () => readonly number[] | Promise<readonly number[]>;
}

/** Long enough for the clock, short enough to stop in time. */
const chunkSeconds = 0.02;

export async function serve({ about, reset, work, check }: Contestant): Promise<void> {
  let chunk = 1;
  const say = (message: object) => process.stdout.write(`bench ${JSON.stringify(message)}\n`);

  const run = async (seconds: number) => {
    await reset?.();
    let count = 0;
    let elapsed = 0;
    const start = performance.now();
    while (elapsed < seconds) {
      const before = elapsed;
      count += (await work(chunk)) ?? chunk;
      elapsed = (performance.now() - start) / 1000;
      if (elapsed - before < chunkSeconds / 2) chunk *= 2;
    }
    return { count, seconds: elapsed };
  };

  say({ ready: true, ...about });
  for await (const line of createInterface({ input: process.stdin })) {
    const [word, argument] = line.split(" ");
    if (word === "run") say(await run(Number(argument)));
    else if (word === "check") say({ values: [...(await check())] });
    else throw new Error(`"${line}" is no line of the protocol`);
  }
}

/** What the harness wants to be done. */
export function readTask<T>(): T & { readonly folder: string } {
  return JSON.parse(process.env.BENCH_TASK ?? "{}");
}
