import type { RunEvent } from "@titrate/experiment";

/** Where progress is written: standard error, so that standard output holds results alone. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
}

/** Shows what happens while a plan is executed. */
export interface Progress {
  on(event: RunEvent): void;
  /** Takes away what is only for the moment; what comes later is shown all the same. */
  close(): void;
}

export interface ProgressOptions {
  /** The arms, in their order, with how many runs each has. */
  readonly arms: readonly ProgressArm[];
  /** One line of JSON an event, for programs. */
  readonly json?: boolean;
  /** Milliseconds. */
  readonly now?: () => number;
}

export interface ProgressArm {
  readonly name: string;
  readonly runs: number;
}
