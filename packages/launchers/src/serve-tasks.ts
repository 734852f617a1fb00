import { type Execute, failureOf, PausedTask, type Task } from "./launcher.ts";
import { type FromWorker, isMessage, memoryExitCode, type ToWorker } from "./messages.ts";

/** Progress is told at most so often. */
const progressMs = 100;

/**
 * Makes this process a worker of the pool that started it: it executes what it is told, one task at a time, and ends
 * with its pool.
 *
 * @param open makes ready, from the pool's `setup`.
 */
export function serveTasks(open: (setup: unknown) => Promise<Execute>): void {
  if (process.send === undefined) throw new Error("a worker is started by titrate, not by hand");
  const tell = (message: FromWorker): void => {
    if (process.connected) process.send!(message);
  };
  const stop = new AbortController();
  const pause = new AbortController();
  // ^C, or a scheduler's warning, reaches the whole group, and it is the pool that knows what it is to mean.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});
  // Without a pool nobody wants the result.
  process.on("disconnect", () => process.exit(1));
  let executor: Promise<Execute> | undefined;
  process.on("message", (message: unknown) => {
    if (!isMessage(message)) return;
    const told = message as ToWorker;
    if (told.type === "open") {
      beat(told, tell);
      executor = open(told.setup);
      executor.then(
        () => tell({ v: 1, type: "ready" }),
        (error: unknown) => {
          process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
          process.exit(1);
        },
      );
    }
    if (told.type === "pause") pause.abort();
    if (told.type === "execute")
      void execute(executor!, told.task, { signal: stop.signal, pause: pause.signal }, tell);
  });
}

async function execute(
  executor: Promise<Execute>,
  task: Task,
  signals: { readonly signal: AbortSignal; readonly pause: AbortSignal },
  tell: (message: FromWorker) => void,
): Promise<void> {
  const { key } = task;
  let told = Number.NEGATIVE_INFINITY;
  const advance = (done: number, total: number): void => {
    const now = performance.now();
    if (now - told < progressMs) return;
    told = now;
    tell({ v: 1, type: "advanced", key, done, total });
  };
  try {
    const run = await executor;
    tell({ v: 1, type: "finished", key, report: await run(task, { advance, ...signals }) });
  } catch (error) {
    if (error instanceof PausedTask) {
      tell({ v: 1, type: "paused", key, ...(error.step !== undefined && { step: error.step }) });
    } else tell({ v: 1, type: "failed", key, error: failureOf(error) });
  }
}

/** Tells that this process lives, and ends it where it uses too much. */
function beat(
  { heartbeatMs, memoryBytes }: ToWorker & { type: "open" },
  tell: (message: FromWorker) => void,
): void {
  setInterval(() => {
    const rss = process.memoryUsage.rss();
    if (memoryBytes !== undefined && rss > memoryBytes) {
      process.stderr.write(
        `it used ${show(rss)} of the ${show(memoryBytes)} that it may; give more by --memory\n`,
      );
      process.exit(memoryExitCode);
    }
    tell({ v: 1, type: "alive", rss });
  }, heartbeatMs);
}

const show = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
