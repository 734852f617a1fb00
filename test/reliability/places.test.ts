import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { folderWith, titrate } from "../acceptance/cli.ts";

const experiment = `
dataset: xor-3bit
model: { type: dense, units: 1, activation: sigmoid }
loss: mse
optimizer: { type: sgd, lr: 1 }
train: { epochs: 50 }
sweep: { seeds: 40 }
`;

/** Mounts a small file system for a test; undefined where this user may not. */
function mounted(options: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "titrate-mount-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder], { stdio: "ignore" });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  onTestFinished(() => {
    execFileSync("umount", ["-l", folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

it("a full disk is told, what was finished stands, and with room the same command goes on", async (test) => {
  const disk = mounted("size=300k");
  if (disk === undefined) return test.skip("this user may not mount a file system to fill");
  const folder = folderWith({ "x.yaml": experiment });
  const args = ["run", "x.yaml", "--json", "--store", join(disk, "s")];
  const full = await titrate(args, folder);
  expect(full.code).not.toBe(0);
  expect(full.stderr).toMatch(/the disk is full \(ENOSPC\); what was there before stands; make room/);
  const runs = join(disk, "s", "runs");
  const finished = readdirSync(runs);
  expect(finished.length).toBeGreaterThan(0);
  const before = finished.map((id) => readFileSync(join(runs, id, "result.json"), "utf8"));
  for (const text of before) expect(JSON.parse(text)).toMatchObject({ v: 1 });
  execFileSync("mount", ["-o", "remount,size=20m", disk]);
  const again = await titrate(args, folder);
  expect(again.code, again.stderr).toBe(0);
  expect(finished.map((id) => readFileSync(join(runs, id, "result.json"), "utf8"))).toEqual(before);
  const whole = await titrate(["run", "x.yaml", "--json", "--no-store"], folder);
  expect(again.stdout).toBe(whole.stdout);
});

it("a place that cannot be written is told before anything runs, with what to do", async (test) => {
  const disk = mounted("ro");
  if (disk === undefined) return test.skip("this user may not mount a file system that cannot be written");
  const folder = folderWith({ "x.yaml": experiment });
  const { code, stdout, stderr } = await titrate(["run", "x.yaml", "--store", join(disk, "s")], folder);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(
    /cannot be written \(EROFS\); give another place by --store FOLDER or TITRATE_STORE, or run with --no-store/,
  );
});
