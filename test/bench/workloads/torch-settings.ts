import type { Child, Rival } from "../contest.ts";

interface Promised {
  readonly target: number;
  readonly wideTarget: number;
}

/** PyTorch's allocator gives pages back to the system and faults them in again, step by step, unless told not to. */
const keepPages = {
  MALLOC_TOP_PAD_: String(256 << 20),
  MALLOC_TRIM_THRESHOLD_: String(1 << 30),
  MALLOC_MMAP_THRESHOLD_: String(1 << 30),
};

/** PyTorch eager three times: as it comes, with one thread, and at its best settings. */
export function torchSettings(
  script: string,
  task: Readonly<Record<string, unknown>>,
  agreement: number,
  promised: { readonly default: Promised; readonly tuned: Promised },
): Rival[] {
  const start = (more: Readonly<Record<string, unknown>>, environment = {}): Child => ({
    kind: "child",
    program: "python",
    script,
    task: { ...task, ...more },
    environment,
    needs: ["numpy", "torch"],
  });
  return [
    { peer: "pytorch", start: start({}), ...promised.default, agreement, note: "as it comes" },
    {
      peer: "pytorch-1-thread",
      start: start({ threads: 1 }),
      ...promised.default,
      agreement,
      note: "as it comes",
    },
    {
      peer: "pytorch-tuned",
      start: start({ threads: 1, tuned: true }, keepPages),
      ...promised.tuned,
      agreement,
      note: "best settings, allocator included",
    },
  ];
}
