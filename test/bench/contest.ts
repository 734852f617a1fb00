/** A benchmark: what is measured, against whom, and what was promised. */
export interface Workload {
  /** As it is asked for on the command line. */
  readonly name: string;
  readonly about: string;
  /** Measured beside peers. */
  readonly contests: readonly Contest[];
  /** Measured alone, against a ceiling. */
  readonly ceilings?: { readonly start: Child; readonly figures: readonly Ceiling[] };
}

/** One piece of work that titrate and its peers all do, from the same numbers where they can. */
export interface Contest {
  /** The row's first column: "matmul 512x512x512". */
  readonly name: string;
  /** What a contestant counts per second. */
  readonly unit: string;
  /** Writes the numbers that all start from. */
  readonly prepare: (folder: string) => void;
  readonly ours: Start;
  readonly rivals: readonly Rival[];
}

export interface Rival {
  readonly peer: string;
  readonly start: Start;
  /** How many times the peer's speed is promised, and with wide vectors; nothing is when left out. */
  readonly target?: number;
  readonly wideTarget?: number;
  /** How far, relatively, its check values may lie from ours. */
  readonly agreement?: number;
  /** Where it computes something else: how large the errors may be that its check gives. `note` says what it does. */
  readonly errorBelow?: number;
  /** What a reader of the row must know. */
  readonly note?: string;
  /** Why this peer cannot run the workload at all. */
  readonly unable?: string;
}

export type Start = Child | Command;

/** A process that stays, and runs for as long as it is told to: see peers/protocol.ts. */
export interface Child {
  readonly kind: "child";
  readonly program: Program;
  /** From test/bench. */
  readonly script: string;
  /** What the process must know of its work; it also gets `folder`. */
  readonly task?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Options of the program itself, before the script. */
  readonly flags?: readonly string[];
  readonly needs?: readonly Need[];
}

/** A whole command, started and waited for in each round: its start counts. */
export interface Command {
  readonly kind: "command";
  readonly program: Exclude<Program, "c">;
  readonly script: string;
  /** Given the folder that `prepare` filled. */
  readonly args: (folder: string) => readonly string[];
  /** How much is done when it has ended. */
  readonly count: number;
  /**
   * For a command that would take minutes: it gets one argument more, a fraction of the work, and the time beyond
   * that of a start with no work is scaled up.
   */
  readonly fraction?: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly needs?: readonly Need[];
}

export type Program = "node" | "python" | "c";

/** What must be on the machine: a Python module, OpenBLAS under NumPy, a compiler, or a package from npm. */
export type Need = "numpy" | "openblas" | "torch" | "gcc" | `npm:${string}`;

export interface Ceiling {
  readonly name: string;
  readonly unit: string;
  /** At most so much; nothing is promised when left out. */
  readonly target?: number;
  readonly note?: string;
}

/** The peer of a row that has none. */
export const nobody = "nobody";

/** A line of the table. Numbers that do not exist are null. */
export interface Row {
  readonly workload: string;
  readonly peer: string;
  readonly ours: number | null;
  readonly theirs: number | null;
  readonly unit: string;
  /** How many times the peer's speed. */
  readonly ratio: number | null;
  /** The ratio that was promised; where there is no peer, the most that `ours` may be. */
  readonly target: number | null;
  /** Whether the target is reached; null when nothing was promised, or measured. */
  readonly met: boolean | null;
  readonly note: string;
}
