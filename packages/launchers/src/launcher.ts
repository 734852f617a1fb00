/** Something to execute, by the caller's key. */
export interface Task {
  readonly key: string;
  /** What it is, as JSON has it. */
  readonly payload: unknown;
}

/** What happens to a task, as it happens. */
export type LaunchEvent =
  | { readonly type: "started"; readonly task: Task; readonly worker: number }
  | { readonly type: "advanced"; readonly task: Task; readonly done: number; readonly total: number }
  | { readonly type: "finished"; readonly task: Task; readonly report: unknown }
  /** The task itself says no. It would say so again: it is not retried. */
  | { readonly type: "failed"; readonly task: Task; readonly error: TaskFailure }
  /** Its worker died. */
  | {
      readonly type: "lost";
      readonly task: Task;
      readonly worker: number;
      readonly reason: string;
      readonly attempt: number;
      readonly retries: boolean;
    }
  /** Its worker has been silent for the length of a lease: another one gets the task, this one is left alone. */
  | { readonly type: "stalled"; readonly task: Task; readonly worker: number }
  /** It took too many workers with it, and is not tried again. */
  | { readonly type: "quarantined"; readonly task: Task; readonly reason: string; readonly attempts: number }
  /** What a stalled worker came to after all: a second result of a task. */
  | { readonly type: "late"; readonly task: Task; readonly report: unknown }
  /** It was asked to, and goes on another time. */
  | { readonly type: "paused"; readonly task: Task; readonly step?: number };

export interface TaskFailure {
  readonly message: string;
  readonly code?: string;
}

/** What a task is executed with. */
export interface TaskContext {
  advance(done: number, total: number): void;
  /** Stop now. */
  readonly signal: AbortSignal;
  /** Save what there is, and throw a PausedTask. */
  readonly pause: AbortSignal;
}

/** Executes a task and reports, as JSON has it. Throws a PausedTask when it paused, anything else when it failed. */
export type Execute = (task: Task, context: TaskContext) => Promise<unknown>;

export interface LaunchOptions {
  /** Stops all at once; the iteration throws its reason. */
  readonly signal?: AbortSignal;
  /** Starts nothing more, and asks what is under way to pause. */
  readonly drain?: AbortSignal;
  /** Whether the first failure drains. */
  readonly failFast?: boolean;
}

/**
 * Executes tasks and yields what happens to them. A task is asked for when someone is free for it. Where and in which
 * order tasks execute changes no result.
 */
export type Launcher = (tasks: AsyncIterable<Task>, options?: LaunchOptions) => AsyncIterable<LaunchEvent>;

/** Thrown by a task that has paused. */
export class PausedTask extends Error {
  override readonly name = "PausedTask";
  readonly step?: number;

  constructor(step?: number) {
    super("paused");
    if (step !== undefined) this.step = step;
  }
}

export function failureOf(error: unknown): TaskFailure {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return {
    message: error instanceof Error ? error.message : String(error),
    ...(typeof code === "string" && { code }),
  };
}
