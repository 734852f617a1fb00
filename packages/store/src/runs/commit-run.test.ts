import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openStore } from "../open/open-store.ts";
import { sha256 } from "../sha256.ts";
import { breakingFiles } from "../testing/breaking-files.ts";
import { runFilesOf } from "../testing/run-files.ts";

const folders: string[] = [];
const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "titrate-commit-"));
  folders.push(folder);
  return join(folder, ".titrate");
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const identity = '{"seed":1}';
const id = sha256(identity);

const runOf = (figure: number) => runFilesOf(identity, figure);

describe("commitRun", () => {
  it("keeps the bits of a run, once", () => {
    const store = openStore(freshFolder());
    expect(store.commitRun(id, runOf(1))).toEqual({ status: "committed" });
    expect([...store.readWeights(id).w!.data]).toEqual([1, -0]);
    expect(store.commitRun(id, runOf(1))).toEqual({ status: "known", same: true });
  });
  it("lets the first stay where the second differs, and notes it", () => {
    const store = openStore(freshFolder());
    store.commitRun(id, runOf(1));
    expect(store.commitRun(id, runOf(2))).toEqual({ status: "known", same: false });
    expect(store.readRun(id)).toMatchObject({
      resultText: runOf(1).result,
      audits: { same: 0, differing: 1 },
    });
  });
  it("refuses files that do not belong together", () => {
    const store = openStore(freshFolder());
    expect(() => store.commitRun(sha256("other"), runOf(1))).toThrow(RangeError);
    expect(() => store.commitRun(id, { ...runOf(1), weights: runOf(2).weights })).toThrow(RangeError);
    expect(store.runIds()).toEqual([]);
  });
  it.each([
    ["result.json", { history: [1] }, /lacks "seed", a number/],
    ["manifest.json", null, /lacks "experiment", a string/],
    ["config.json", [], /lacks "folder", a string/],
  ])("tells a %s of another shape, with what to do", (name, value, told) => {
    const store = openStore(freshFolder());
    store.commitRun(id, runOf(1));
    const text = JSON.stringify(name === "result.json" ? { id, ...value } : value);
    writeFileSync(join(store.runFolder(id), name), text);
    expect(() => store.readRun(id)).toThrow(told);
    expect(() => store.readRun(id)).toThrow(/titrate rm [0-9a-f]{12}/);
  });
  it("notices a flipped bit of the weights", () => {
    const store = openStore(freshFolder());
    store.commitRun(id, runOf(1));
    const path = join(store.runFolder(id), "weights.safetensors");
    const bytes = Uint8Array.from(store.files.read(path));
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(path, bytes);
    expect(() => store.readWeights(id)).toThrow(expect.objectContaining({ code: "E_STORE_DAMAGED" }));
  });
  it("puts a run whose result is torn out of the way, where gc leaves it for a day", () => {
    const store = openStore(freshFolder());
    store.commitRun(id, runOf(1));
    writeFileSync(join(store.runFolder(id), "result.json"), '{"id":');
    utimesSync(store.runFolder(id), 1, 1);
    expect(store.commitRun(id, runOf(1))).toEqual({ status: "committed" });
    expect(store.readRun(id)!.resultText).toBe(runOf(1).result);
    const [aside] = store.files.list(join(store.folder, "staging"));
    expect(aside).toMatch(/^damaged-/);
    expect(store.files.modified(join(store.folder, "staging", aside!))).toBeGreaterThan(1e12);
  });
  it.each(["fails", "is killed"])("is there whole or not at all, wherever it %s", (kind) => {
    let broken = 0;
    for (let at = 0; ; at++) {
      const folder = freshFolder();
      openStore(folder);
      const store = openStore(folder, { files: breakingFiles(at, kind === "is killed", "EIO") });
      let error: unknown;
      try {
        store.commitRun(id, runOf(1));
      } catch (thrown) {
        error = thrown;
      }
      const after = openStore(folder);
      if (after.hasRun(id)) expect(after.readWeights(id).w!.data[0]).toBe(1);
      else expect(after.runIds()).toEqual([]);
      expect(after.commitRun(id, runOf(1)).status).toMatch(/committed|known/);
      expect(after.readRun(id)!.resultText).toBe(runOf(1).result);
      if (error === undefined) break;
      broken++;
    }
    expect(broken).toBeGreaterThan(10);
  });
});
