/** Where progress is written: standard error, so that standard output holds results alone. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Progress {
  /** Part of the run under way is done: 0 to 1. */
  advance(part: number): void;
  /** A run has ended; `name` is its arm. */
  finished(name: string, failed: boolean): void;
  /** Clears the line under way. */
  close(): void;
}

/** At most ten redraws a second. */
const redrawMs = 100;

/**
 * On a terminal, one line that is redrawn: runs done, the arm under way, the time left. In a pipe, a plain
 * line per arm, when its last run has ended. `arms` are the names of the arms in the order of their runs.
 */
export function createProgress(
  stream: ProgressStream,
  arms: readonly { readonly name: string; readonly runs: number }[],
  now: () => number = () => performance.now(),
): Progress {
  const total = arms.reduce((sum, { runs }) => sum + runs, 0);
  return stream.isTTY ? liveLine(stream, total, now) : plainLines(stream, arms);
}

function liveLine(stream: ProgressStream, total: number, now: () => number): Progress {
  const started = now();
  let drawn = Number.NEGATIVE_INFINITY;
  let done = 0;
  let current = "";
  const draw = (part: number): void => {
    if (now() - drawn < redrawMs) return;
    drawn = now();
    const share = total === 0 ? 1 : (done + part) / total;
    const left = share > 0.003 ? `, ${showDuration(((now() - started) * (1 - share)) / share)} left` : "";
    const text = `${done} of ${total} runs, ${Math.floor(share * 100)} %${left}  ${current}`;
    stream.write(`\r\u001b[K${text.slice(0, (stream.columns || 80) - 1)}`);
  };
  return {
    advance: draw,
    finished: (name) => {
      done++;
      current = name;
      draw(0);
    },
    close: () => stream.write("\r\u001b[K"),
  };
}

function plainLines(
  stream: ProgressStream,
  arms: readonly { readonly name: string; readonly runs: number }[],
): Progress {
  const left = new Map(arms.map(({ name, runs }) => [name, runs]));
  const failures = new Map<string, number>();
  let ended = 0;
  return {
    advance: () => {},
    finished: (name, failed) => {
      if (failed) failures.set(name, (failures.get(name) ?? 0) + 1);
      const rest = (left.get(name) ?? 1) - 1;
      left.set(name, rest);
      if (rest > 0) return;
      ended++;
      const bad = failures.get(name);
      const runs = arms.find((arm) => arm.name === name)?.runs ?? 1;
      const note = bad === undefined ? "" : `, ${bad} failed`;
      stream.write(`${ended}/${arms.length}  ${name}: ${runs} ${runs === 1 ? "run" : "runs"}${note}\n`);
    },
    close: () => {},
  };
}

/** "8 s", "2 min 5 s", "1 h 3 min". */
export function showDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
