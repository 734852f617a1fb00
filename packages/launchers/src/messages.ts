import type { Task, TaskFailure } from "./launcher.ts";

/** What a pool tells a worker. */
export type ToWorker =
  | {
      readonly v: 1;
      readonly type: "open";
      readonly setup: unknown;
      readonly heartbeatMs: number;
      readonly memoryBytes?: number;
    }
  | { readonly v: 1; readonly type: "execute"; readonly task: Task }
  | { readonly v: 1; readonly type: "pause" };

/** What a worker tells its pool. */
export type FromWorker =
  | { readonly v: 1; readonly type: "ready" }
  | { readonly v: 1; readonly type: "alive"; readonly rss: number }
  | {
      readonly v: 1;
      readonly type: "advanced";
      readonly key: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly v: 1; readonly type: "finished"; readonly key: string; readonly report: unknown }
  | { readonly v: 1; readonly type: "failed"; readonly key: string; readonly error: TaskFailure }
  | { readonly v: 1; readonly type: "paused"; readonly key: string; readonly step?: number };

/** How a worker ends that used more memory than it may. */
export const memoryExitCode = 86;

/** A message of this version; anything else that comes through the channel is none. */
export function isMessage(message: unknown): message is { readonly v: 1; readonly type: string } {
  const { v, type } = (message ?? {}) as { readonly v?: unknown; readonly type?: unknown };
  return v === 1 && typeof type === "string";
}
