import { eventQueue } from "./event-queue.ts";
import type { LaunchEvent, Launcher, LaunchOptions, Task } from "./launcher.ts";
import { leaseTimer } from "./lease-timer.ts";
import type { FromWorker } from "./messages.ts";
import { startWorker, type Worker, type WorkerSettings } from "./worker-handle.ts";

export interface PoolOptions extends Omit<WorkerSettings, "heartbeatMs"> {
  readonly workers: number;
  /** How long a worker may be silent; 30 s unless given. */
  readonly leaseMs?: number;
  /**
   * How many workers a task may lose, one after the other without having come further, before it is given up; 3
   * unless given.
   */
  readonly retries?: number;
}

/** So many workers in a row that end without having been given a task, or do not even start, are no accident. */
const failedStarts = 3;

/**
 * Executes tasks in a pool of child processes. A worker that dies, or does not answer, costs its task a try, and no
 * other task anything; a task that fails by itself is not tried again.
 *
 * @throws Error, the iteration's, where workers cannot be started.
 */
export function workerProcesses(options: PoolOptions): Launcher {
  return async function* (tasks, launch = {}) {
    const events = eventQueue<LaunchEvent>();
    const pool = createPool(options, launch, tasks[Symbol.asyncIterator](), events);
    try {
      yield* events.values();
    } finally {
      pool.close();
    }
  };
}

function createPool(
  { workers: count, leaseMs = 30_000, retries = 3, ...settings }: PoolOptions,
  { signal, drain, failFast = false }: LaunchOptions,
  source: AsyncIterator<Task>,
  events: ReturnType<typeof eventQueue<LaunchEvent>>,
): { close(): void } {
  const workers = new Set<Worker>();
  const lost: Task[] = [];
  const losses = new Map<string, { readonly attempts: number; readonly furthest: number }>();
  const progress = new Map<string, number>();
  const settled = new Set<string>();
  let [isDraining, isExhausted, isClosed, pulls, number, deaths] = [false, false, false, 0, 0, 0];
  const lease = leaseTimer<Worker>(leaseMs, (worker) => stall(worker));
  const active = (): Worker[] => [...workers].filter(({ isStalled }) => !isStalled);

  const start = (): void => {
    const worker = startWorker(
      ++number,
      { ...settings, heartbeatMs: Math.max(10, Math.min(1000, leaseMs / 4)) },
      listener,
    );
    workers.add(worker);
    lease.renew(worker);
  };
  /** Gives a free worker something to do, and ends where there is nothing left. */
  const advance = (): void => {
    if (isClosed) return;
    const hasMore = !isDraining && (!isExhausted || lost.length > 0);
    for (const worker of active()) {
      if (worker.task !== undefined || !worker.isReady) continue;
      const again = isDraining ? undefined : lost.shift();
      if (again !== undefined) assign(worker, again);
      else if (!isDraining && !isExhausted && pulls < idle().length) void pull();
    }
    const isBusy = active().some(({ task }) => task !== undefined);
    // Who drains does not wait for a task that may come: it would not be started.
    if (!isBusy && !hasMore && (isDraining || pulls === 0)) events.end();
    else if (hasMore) while (active().length < count) start();
  };
  const idle = (): Worker[] => active().filter(({ task, isReady }) => isReady && task === undefined);
  const pull = async (): Promise<void> => {
    pulls++;
    try {
      const { value, done } = await source.next();
      if (done) isExhausted = true;
      else if (isDraining) isExhausted = true;
      else lost.push(value);
    } catch (error) {
      events.fail(error);
    } finally {
      pulls--;
    }
    advance();
  };
  const assign = (worker: Worker, task: Task): void => {
    worker.task = task;
    lease.renew(worker);
    events.push({ type: "started", task, worker: worker.number });
    worker.tell({ v: 1, type: "execute", task });
  };
  /** The task that has come to an end in a worker; undefined where it has no such task. */
  const settle = (worker: Worker, key: string): Task | undefined => {
    const { task } = worker;
    if (task?.key !== key) return undefined;
    delete worker.task;
    worker.isStalled = false;
    return task;
  };
  const stall = (worker: Worker): void => {
    const { task } = worker;
    // One that does not even get ready is heard of by its end, as a start that failed.
    if (!worker.isReady) {
      worker.kill();
      return;
    }
    worker.isStalled = true;
    if (task !== undefined && !settled.has(task.key)) {
      events.push({ type: "stalled", task, worker: worker.number });
      const attempts = countLoss(task);
      if (attempts > retries) {
        giveUp(task, `no worker answered within ${leaseMs / 1000} s`, attempts);
        for (const each of workers) if (each.task?.key === task.key) retire(each);
      } else tryAgain(task);
    }
    advance();
  };
  /** One that is needed no more, or no longer fit. */
  const retire = (worker: Worker): void => {
    workers.delete(worker);
    worker.kill();
  };
  const tryAgain = (task: Task): void => {
    if (isDraining) events.push({ type: "paused", task });
    else lost.push(task);
  };
  const giveUp = (task: Task, reason: string, attempts: number): void => {
    settled.add(task.key);
    events.push({ type: "quarantined", task, reason, attempts });
  };
  /** How many workers a task has lost in a row; one that comes further each time is not what kills them. */
  const countLoss = ({ key }: Task): number => {
    const before = losses.get(key) ?? { attempts: 0, furthest: 0 };
    const furthest = Math.max(progress.get(key) ?? 0, before.furthest);
    const attempts = furthest > before.furthest ? 1 : before.attempts + 1;
    losses.set(key, { attempts, furthest });
    return attempts;
  };
  const listener = {
    message(worker: Worker, message: FromWorker): void {
      lease.renew(worker);
      // It was idle while nothing was heard of it: no task has to be told apart.
      if (worker.isStalled && worker.task === undefined) worker.isStalled = false;
      if (message.type === "ready") worker.isReady = true;
      else if (message.type === "alive") worker.rss = message.rss;
      else if (message.type === "advanced") {
        const { task } = worker;
        if (task?.key !== message.key || worker.isStalled) return;
        progress.set(message.key, Math.max(progress.get(message.key) ?? 0, message.done));
        events.push({ type: "advanced", task, done: message.done, total: message.total });
        return;
      } else {
        deaths = 0;
        end(worker, message);
      }
      // One more than wanted, since it came back: the one that stood in for it goes on.
      if (active().length > count && worker.task === undefined) retire(worker);
      advance();
    },
    ended(worker: Worker, reason: string): void {
      lease.forget(worker);
      // A retired one was not lost.
      if (isClosed || !workers.delete(worker)) return;
      const { task } = worker;
      if (task !== undefined && !worker.isStalled && !settled.has(task.key)) lose(worker, task, reason);
      else if (task === undefined && ++deaths >= failedStarts) {
        events.fail(new Error(`worker processes do not start: ${reason}`));
        return;
      }
      advance();
    },
  };
  const end = (worker: Worker, message: FromWorker & { readonly key: string }): void => {
    const isLate = worker.isStalled || settled.has(message.key);
    const task = settle(worker, message.key);
    if (task === undefined) return;
    if (message.type === "finished") {
      const isFirst = !settled.has(task.key);
      settled.add(task.key);
      // The one that was given the task instead need not begin.
      const waiting = lost.findIndex(({ key }) => key === task.key);
      if (waiting >= 0) lost.splice(waiting, 1);
      events.push({ type: isFirst ? "finished" : "late", task, report: message.report });
    } else if (!isLate && message.type === "failed") {
      settled.add(task.key);
      events.push({ type: "failed", task, error: message.error });
      if (failFast) beginDrain();
    } else if (!isLate && message.type === "paused") {
      events.push({ type: "paused", task, ...(message.step !== undefined && { step: message.step }) });
    }
    // What is too large to take the next task in is replaced.
    if (settings.memoryBytes !== undefined && worker.rss > settings.memoryBytes / 2) retire(worker);
  };
  const lose = (worker: Worker, task: Task, reason: string): void => {
    const attempt = countLoss(task);
    const isPoison = attempt > retries;
    events.push({ type: "lost", task, worker: worker.number, reason, attempt, retries: !isPoison });
    if (isPoison) giveUp(task, reason, attempt);
    else tryAgain(task);
  };
  const beginDrain = (): void => {
    isDraining = true;
    for (const task of lost.splice(0)) events.push({ type: "paused", task });
    for (const worker of workers) worker.tell({ v: 1, type: "pause" });
    advance();
  };
  const stop = (): void => events.fail(signal!.reason);

  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop);
  drain?.addEventListener("abort", beginDrain);
  if (drain?.aborted) beginDrain();
  else for (let index = 0; index < count; index++) start();
  return {
    close() {
      isClosed = true;
      lease.close();
      signal?.removeEventListener("abort", stop);
      drain?.removeEventListener("abort", beginDrain);
      for (const worker of workers) worker.kill();
      source.return?.().catch(() => {}); // nobody is left to be told
    },
  };
}
