import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";

export const root: string = resolve(import.meta.dirname, "../..");
const main = join(root, "packages/cli/src/main.ts");

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `titrate` as a user does: a process of its own, in `folder`. Unless `--store` or `store` says otherwise it has
 * a store of its own, so that what it prints was computed, and not known.
 */
export function titrate(
  args: readonly string[],
  folder: string = root,
  store: string | undefined = undefined,
): Promise<CliResult> {
  return new Promise((done) => {
    const own = store ?? mkdtempSync(join(tmpdir(), "titrate-store-"));
    const env = { ...process.env, NO_COLOR: "1", TITRATE_STORE: own };
    const options = { cwd: folder, maxBuffer: 1 << 28, env };
    const child = execFile(process.execPath, [main, ...args], options, (_error, stdout, stderr) => {
      if (store === undefined) rmSync(own, { recursive: true, force: true });
      done({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

/** A folder outside of the repository with the given files, removed after the test. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "titrate-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}
