import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";

/** A file, or a folder, that a dataset reads. */
export interface DataInput {
  /** Absolute. */
  readonly path: string;
  readonly digest: string;
  /** When it was last changed, and how long it is: another digest is only looked for where these are others. */
  readonly stamp: string;
}

const known = new Map<string, DataInput>();
const missing = "missing";

/**
 * SHA-256 of a file's bytes; of a folder, of the names in it and what is below them, but for names that start with a
 * dot. What cannot be read is "missing": the dataset tells why.
 */
export function dataInput(path: string): DataInput {
  const stamp = stampOf(path);
  const before = known.get(path);
  if (before?.stamp === stamp) return before;
  const input = { path, stamp, digest: stamp === missing ? missing : digestOf(path) };
  known.set(path, input);
  return input;
}

/** Whether what lies there now is what was digested. */
export function isUnchanged({ path, stamp, digest }: DataInput): boolean {
  return stampOf(path) === stamp || dataInput(path).digest === digest;
}

/** How a file is read depends on how its name ends: `.csv.gz`. */
export function formOf(path: string): string {
  return /\.[a-z0-9]+(\.gz)?$/i.exec(basename(path))?.[0].toLowerCase() ?? "";
}

function stampOf(path: string): string {
  try {
    const stat = statSync(path, { bigint: true });
    if (!stat.isDirectory()) return `${stat.size} ${stat.mtimeNs} ${stat.ino}`;
    const inner = namesIn(path).map((name) => `${name} ${stampOf(join(path, name))}`);
    return createHash("sha256").update(inner.join("\n")).digest("hex");
  } catch {
    return missing;
  }
}

function digestOf(path: string): string {
  const hash = createHash("sha256");
  if (stampOf(path) === missing) return missing; // a link that leads nowhere
  if (!statSync(path).isDirectory()) return hash.update(readFileSync(path)).digest("hex");
  for (const name of namesIn(path)) hash.update(`${JSON.stringify(name)} ${digestOf(join(path, name))}\n`);
  return hash.digest("hex");
}

const namesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .sort();
