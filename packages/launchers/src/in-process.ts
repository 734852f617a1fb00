import { eventQueue } from "./event-queue.ts";
import {
  type Execute,
  failureOf,
  type LaunchEvent,
  type Launcher,
  PausedTask,
  type Task,
} from "./launcher.ts";

/** Executes the tasks one after the other in this process. */
export function inProcess(execute: Execute): Launcher {
  return async function* (tasks, { signal, drain, failFast = false } = {}) {
    const stop = signal ?? new AbortController().signal;
    for await (const task of tasks) {
      stop.throwIfAborted();
      if (drain?.aborted) return;
      const events = eventQueue<LaunchEvent>();
      events.push({ type: "started", task, worker: 0 });
      const context = {
        advance: (done: number, total: number) => events.push({ type: "advanced", task, done, total }),
        signal: stop,
        pause: drain ?? new AbortController().signal,
      };
      void outcomeOf(task, () => execute(task, context)).then((event) => {
        if (stop.aborted) events.fail(stop.reason);
        else events.push(event);
        events.end();
      });
      let hasFailed = false;
      for await (const event of events.values()) {
        hasFailed ||= event.type === "failed";
        yield event;
      }
      if (failFast && hasFailed) return;
    }
  };
}

async function outcomeOf(task: Task, execute: () => Promise<unknown>): Promise<LaunchEvent> {
  try {
    return { type: "finished", task, report: await execute() };
  } catch (error) {
    if (!(error instanceof PausedTask)) return { type: "failed", task, error: failureOf(error) };
    return { type: "paused", task, ...(error.step !== undefined && { step: error.step }) };
  }
}
