import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const main = join(import.meta.dirname, "../../packages/cli/src/titrate.js");

/** A sweep of runs that take about as long as it takes to be killed. */
const experiment = (runs: number, epochs: number): string => `
name: killed
dataset: { type: two-spirals, rows: 40 }
model: { type: sequential, layers: [{ type: dense, units: 8, activation: tanh }, { type: dropout, rate: 0.1 }, { type: dense, units: 2 }] }
loss: softmax-cross-entropy
optimizer: { type: adam, lr: 0.01 }
train: { epochs: ${epochs}, batch: 8 }
evaluate: { every: ${Math.ceil(epochs / 4)} }
checkpoint: { steps: 2000, seconds: 1000 }
sweep: { grid: { optimizer.lr: [0.01, 0.02, 0.03, 0.04] }, seeds: ${runs / 4} }
`;

export interface KillCounts {
  /** Kills of the controller, of a worker, and of all of them. */
  readonly kills: { readonly controller: number; readonly worker: number; readonly group: number };
  /** How often the command was started. */
  readonly starts: number;
  /** How many of the runs went on from a checkpoint. */
  readonly resumed: number;
  /**
   * Runs in the store at the end, and how many of their results are those of the sweep that was not interrupted, to
   * the byte.
   */
  readonly runs: number;
  readonly equal: number;
  /** Second executions, and those of them that differed. */
  readonly audits: number;
  readonly differing: number;
  /** What is left on its way. */
  readonly leftOver: number;
}

/** Runs a sweep on 4 workers, kills it so many times at random moments, starts it again each time, and compares. */
export async function killSweep(kills: number, runs: number, epochs: number, seed = 1): Promise<KillCounts> {
  const folder = mkdtempSync(join(tmpdir(), "titrate-kills-"));
  try {
    writeFileSync(join(folder, "x.yaml"), experiment(runs, epochs));
    mkdirSync(join(folder, "whole"));
    await finish(launch(folder, "whole"));
    const whole = results(join(folder, "whole"));
    const random = generator(seed);
    const counts = { controller: 0, worker: 0, group: 0 };
    let [starts, done] = [0, 0];
    const store = join(folder, "killed");
    while (done < kills) {
      // All is finished long before all kills are made: then a part is taken away, and made again.
      if (runsIn(store) === runs)
        for (const id of readdirSync(join(store, "runs")).slice(0, runs / 4))
          rmSync(join(store, "runs", id), { recursive: true });
      starts++;
      const child = launch(folder, "killed");
      child.stderr!.resume();
      while (child.exitCode === null && child.signalCode === null && done < kills) {
        await Promise.race([sleep(500 + random() * 2500), ended(child)]);
        if (child.exitCode !== null || child.signalCode !== null) break;
        const what = (["controller", "worker", "group"] as const)[Math.floor(random() * 3)]!;
        const workers = workersOf(child.pid!);
        if (what === "worker" && workers.length === 0) continue;
        counts[what]++;
        done++;
        if (what === "group") process.kill(-child.pid!, "SIGKILL");
        else kill(what === "controller" ? child.pid! : workers[Math.floor(random() * workers.length)]!);
        if (what !== "worker") await ended(child);
      }
      if (child.exitCode === null && child.signalCode === null) await ended(child);
    }
    starts++;
    await finish(launch(folder, "killed"));
    const found = results(store);
    const audits = [...auditsIn(store)];
    return {
      kills: counts,
      starts,
      resumed: Object.keys(found).filter((id) => wasResumed(store, id)).length,
      runs: Object.keys(found).length,
      equal: Object.entries(whole).filter(([id, text]) => found[id] === text).length,
      audits: audits.length,
      differing: audits.filter((same) => !same).length,
      leftOver: readdirSync(join(store, "work")).length,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function launch(folder: string, store: string): ChildProcess {
  const args = [main, "run", "x.yaml", "-j", "4", "--retry", "--store", join(folder, store)];
  return spawn(process.execPath, args, { cwd: folder, detached: true, stdio: ["ignore", "ignore", "pipe"] });
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((done) =>
    child.exitCode !== null || child.signalCode !== null ? done() : child.once("exit", () => done()),
  );

async function finish(child: ChildProcess): Promise<void> {
  let stderr = "";
  child.stderr!.on("data", (text) => {
    stderr += text;
  });
  await ended(child);
  if (child.exitCode !== 0) throw new Error(`titrate run ended with ${child.exitCode}:\n${stderr}`);
}

function workersOf(pid: number): number[] {
  try {
    const listing = execFileSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" });
    return listing.split("\n").filter(Boolean).map(Number);
  } catch {
    return []; // ps ends with 1 where there are none
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It had ended by itself.
  }
}

function runsIn(store: string): number {
  try {
    return readdirSync(join(store, "runs")).length;
  } catch {
    return 0;
  }
}

function results(store: string): Record<string, string> {
  const runs = join(store, "runs");
  const ids = readdirSync(runs);
  return Object.fromEntries(ids.map((id) => [id, readFileSync(join(runs, id, "result.json"), "utf8")]));
}

function wasResumed(store: string, id: string): boolean {
  const manifest = JSON.parse(readFileSync(join(store, "runs", id, "manifest.json"), "utf8"));
  return manifest.resumedFrom.length > 0;
}

function* auditsIn(store: string): Generator<boolean> {
  for (const id of readdirSync(join(store, "runs"))) {
    try {
      const text = readFileSync(join(store, "runs", id, "audits.jsonl"), "utf8");
      for (const line of text.split("\n").filter(Boolean)) yield (JSON.parse(line) as { same: boolean }).same;
    } catch {
      // It was executed once.
    }
  }
}

/** Numbers from 0 to 1: the same moments each time, as far as the machine lets them be. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
