import type { Child } from "../contest.ts";

/** titrate's side of a contest, through its public API. */
export function titrate(work: string, task: Readonly<Record<string, unknown>> = {}): Child {
  return { kind: "child", program: "node", script: "ours/main.ts", task: { work, ...task } };
}
