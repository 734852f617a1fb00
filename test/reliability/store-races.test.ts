import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "@titrate/store";
import { afterEach, describe, expect, it } from "vitest";

const isLong = process.env.TITRATE_LONG === "1";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

interface Told {
  readonly outcome: { readonly status: string; readonly same?: boolean };
  readonly claimed: readonly string[];
}

describe("processes on one store, at once", () => {
  it("create it, claim each run once, and commit a run once", async () => {
    const { folder, told } = await race(["1", "1", "1", "1"], 100);
    const claimed = told.flatMap((each) => each.claimed);
    expect(claimed).toHaveLength(100);
    expect(new Set(claimed).size).toBe(100);
    expect(told.filter(({ outcome }) => outcome.status === "committed")).toHaveLength(1);
    const store = openStore(folder);
    expect(store.readRun(store.runIds()[0]!)!.audits).toEqual({ same: 3, differing: 0 });
  });
  it.runIf(isLong)("16 of them, 1,000 claims each (TITRATE_LONG=1)", { timeout: 600_000 }, async () => {
    const { folder, told } = await race(Array<string>(16).fill("1"), 1000);
    const claimed = told.flatMap((each) => each.claimed);
    expect(claimed).toHaveLength(1000);
    expect(new Set(claimed).size).toBe(1000);
    const store = openStore(folder);
    expect(store.readRun(store.runIds()[0]!)!.audits).toEqual({ same: 15, differing: 0 });
  });
  it.runIf(isLong)("32 of them create it, 50 times (TITRATE_LONG=1)", { timeout: 1_200_000 }, async () => {
    for (let time = 0; time < 50; time++) {
      const { told } = await race(Array<string>(32).fill("1"), 0);
      expect(told.filter(({ outcome }) => outcome.status === "committed")).toHaveLength(1);
    }
  });
  it("let the first stay where their bits differ", async () => {
    const { folder, told } = await race(["1", "2"], 0);
    expect(told.map(({ outcome }) => outcome.same)).toEqual(expect.arrayContaining([undefined, false]));
    const store = openStore(folder);
    const first = told.findIndex(({ outcome }) => outcome.status === "committed");
    expect(store.readWeights(store.runIds()[0]!).w!.data[0]).toBe(first + 1);
  });
});

/** All stay alive until the last has told what it did. */
async function race(figures: readonly string[], claims: number): Promise<{ folder: string; told: Told[] }> {
  const parent = mkdtempSync(join(tmpdir(), "titrate-races-"));
  folders.push(parent);
  const folder = join(parent, ".titrate");
  const script = join(import.meta.dirname, "store-racer.ts");
  const racers = figures.map((figure) =>
    spawn(process.execPath, [script, folder, figure, String(claims)], { stdio: ["pipe", "pipe", "inherit"] }),
  );
  const told = racers.map(
    (racer) =>
      new Promise<Told>((resolve, reject) => {
        let text = "";
        racer.stdout.on("data", (part: Buffer) => {
          text += part;
          if (text.endsWith("\n")) resolve(JSON.parse(text) as Told);
        });
        racer.once("exit", (code) => reject(new Error(`a racer ended with ${code}: ${text}`)));
      }),
  );
  try {
    return { folder, told: await Promise.all(told) };
  } finally {
    for (const racer of racers) racer.stdin.end("\n");
  }
}
