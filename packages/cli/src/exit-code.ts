/** How the process ends. */
export const exitCodes = {
  ok: 0,
  /** A run failed. */
  runFailed: 1,
  /** The config or the command line is wrong; nothing ran. */
  usage: 2,
  /** A bit differs from the lock, or from what is stored. */
  frozenDiffers: 3,
  /** Stopped by the user (128 + SIGINT). */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
