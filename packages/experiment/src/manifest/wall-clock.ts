/** The times that a manifest tells, and when a checkpoint is due. No result depends on them. */
export interface WallClock {
  /** ISO 8601, UTC. */
  now(): string;
  /** Milliseconds from some moment on, never backwards. */
  milliseconds(): number;
}

export const wallClock: WallClock = {
  now: () => new Date().toISOString(),
  milliseconds: () => performance.now(),
};
