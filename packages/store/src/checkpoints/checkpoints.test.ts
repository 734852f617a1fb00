import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { nodeFiles } from "../files/files.ts";
import { breakingFiles } from "../testing/breaking-files.ts";
import { type Checkpoint, newestCheckpoint, saveCheckpoint } from "./checkpoints.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "titrate-checkpoints-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const after = (step: number): Checkpoint => ({
  step,
  notes: { zebra: [step], ant: null },
  tensors: { "state/w": { dtype: "F64", shape: [3], data: Float64Array.of(step, -0, Number.NaN) } },
});

it("the newest comes back as it was, its notes with their keys in their order; older ones go", () => {
  const path = folder();
  for (const step of [5, 100, 2000]) saveCheckpoint(nodeFiles, path, after(step));
  const { checkpoint, damaged } = newestCheckpoint(nodeFiles, path);
  expect(checkpoint).toEqual(after(2000));
  expect(JSON.stringify(checkpoint!.notes)).toBe('{"zebra":[2000],"ant":null}');
  expect(damaged).toEqual([]);
  expect(readdirSync(path)).toHaveLength(2);
});

it("one that is damaged is told, and the one before is used", () => {
  const path = folder();
  for (const step of [1, 2]) saveCheckpoint(nodeFiles, path, after(step));
  const newest = join(path, "checkpoint-000000000002.safetensors");
  const bytes = readFileSync(newest);
  const flipped = Buffer.from(bytes);
  flipped[flipped.length - 20]! ^= 1;
  for (const wrong of [flipped, bytes.subarray(0, 30), Buffer.alloc(0)]) {
    writeFileSync(newest, wrong);
    expect(newestCheckpoint(nodeFiles, path)).toEqual({ checkpoint: after(1), damaged: [newest] });
  }
  truncateSync(join(path, "checkpoint-000000000001.safetensors"), 3);
  expect(newestCheckpoint(nodeFiles, path).checkpoint).toBeUndefined();
});

it("one that was just written is never pushed out by damaged ones of later steps", () => {
  const path = folder();
  for (const step of [200, 300]) {
    saveCheckpoint(nodeFiles, path, after(step));
    truncateSync(join(path, `checkpoint-${String(step).padStart(12, "0")}.safetensors`), 9);
  }
  saveCheckpoint(nodeFiles, path, after(150));
  expect(newestCheckpoint(nodeFiles, path).checkpoint).toEqual(after(150));
});

it("whatever fails while one is saved, or is the last thing that happens, the newest or the one before loads", () => {
  for (const isKill of [false, true]) {
    for (let n = 0; ; n++) {
      const path = folder();
      saveCheckpoint(nodeFiles, path, after(1));
      let failed: unknown;
      try {
        saveCheckpoint(breakingFiles(n, isKill, "ENOSPC"), path, after(2));
      } catch (error) {
        failed = error;
      }
      const { checkpoint, damaged } = newestCheckpoint(nodeFiles, path);
      expect([1, 2]).toContain(checkpoint?.step);
      expect(checkpoint).toEqual(after(checkpoint!.step));
      expect(damaged).toEqual([]);
      if (failed === undefined) {
        expect(n).toBeGreaterThan(4);
        break;
      }
      expect(failed).toMatchObject({ code: "E_STORE_FULL" });
    }
  }
});
