import { type ChildProcess, fork } from "node:child_process";
import type { Task } from "./launcher.ts";
import { type FromWorker, isMessage, memoryExitCode, type ToWorker } from "./messages.ts";

/** A worker process, as its pool sees it. */
export interface Worker {
  readonly number: number;
  /** What it executes. */
  task?: Task;
  /** Whether its task was given to another one. */
  isStalled: boolean;
  isReady: boolean;
  rss: number;
  tell(message: ToWorker): void;
  kill(): void;
}

export interface WorkerSettings {
  /** The module that it runs: a file, or its URL. */
  readonly module: string;
  readonly setup: unknown;
  readonly heartbeatMs: number;
  readonly memoryBytes?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export interface WorkerListener {
  message(worker: Worker, message: FromWorker): void;
  /** `reason`: how it ended, and the last lines that it wrote to its standard error. */
  ended(worker: Worker, reason: string): void;
}

/** Lines of a worker's standard error that are kept for whoever wants to know why it ended. */
const keptLines = 12;

/** Starts a worker. What it prints goes to this process's standard error: standard output holds results alone. */
export function startWorker(number: number, settings: WorkerSettings, listener: WorkerListener): Worker {
  const { module, setup, heartbeatMs, memoryBytes, env } = settings;
  const limit =
    memoryBytes === undefined ? [] : [`--max-old-space-size=${Math.floor(memoryBytes / 2 ** 20)}`];
  const child = fork(module.startsWith("file:") ? new URL(module) : module, [], {
    execArgv: [...process.execArgv.filter((each) => !each.startsWith("--inspect")), ...limit],
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const lines = lastLines(child);
  const worker: Worker = {
    number,
    isStalled: false,
    isReady: false,
    rss: 0,
    tell: (message) => {
      // One that dies while it is told something is heard of by its end.
      if (child.connected) child.send(message, () => {});
    },
    kill: () => child.kill("SIGKILL"),
  };
  child.on("message", (message: unknown) => {
    if (isMessage(message)) listener.message(worker, message as FromWorker);
  });
  let told = false;
  const end = (reason: string): void => {
    if (told) return;
    told = true;
    listener.ended(worker, [reason, ...lines()].join("\n  "));
  };
  child.on("error", (error) => end(`it could not be started: ${error.message}`));
  // `close` comes when all that it wrote has been read.
  child.on("close", (code, signal) => end(wordsFor(code, signal)));
  worker.tell({ v: 1, type: "open", setup, heartbeatMs, ...(memoryBytes !== undefined && { memoryBytes }) });
  return worker;
}

function wordsFor(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `it was ended by ${signal}`;
  return code === memoryExitCode ? "it used too much memory" : `it ended with exit code ${code}`;
}

function lastLines({ stdout, stderr }: ChildProcess): () => string[] {
  let kept = "";
  stdout?.on("data", (text) => process.stderr.write(text));
  stderr?.on("data", (text: Buffer) => {
    process.stderr.write(text);
    kept = `${kept}${text.toString("utf8")}`.slice(-4096);
  });
  return () =>
    kept
      .split("\n")
      .filter((line) => line.trim() !== "")
      .slice(-keptLines);
}
