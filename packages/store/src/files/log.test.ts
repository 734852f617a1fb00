import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createExclusive } from "./atomic.ts";
import { nodeFiles } from "./files.ts";
import { appendLine, readLines } from "./log.ts";

function fresh(): string {
  const folder = mkdtempSync(join(tmpdir(), "titrate-log-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "x.jsonl");
}

it.each([
  ["cut in its midst", Buffer.from('{"a":1}\n{"b":')],
  ["without its line break", Buffer.from('{"a":1}\n{"b":2}')],
  ["after a line that is no text", Buffer.from([...Buffer.from('{"a":1}\n'), 0xff, 0xfe, 0x0a, 0x7b])],
])("a torn last line (%s) is left out, and cut before the next is appended", (_, bytes) => {
  const path = fresh();
  writeFileSync(path, bytes);
  expect(readLines(nodeFiles, path)).toEqual([{ a: 1 }]);
  appendLine(nodeFiles, path, { c: 3 });
  expect(readLines(nodeFiles, path)).toEqual([{ a: 1 }, { c: 3 }]);
  expect(readFileSync(path).at(-1)).toBe(0x0a);
});

it("a file is created once where files can have only one name, too", () => {
  const path = fresh();
  const files = {
    ...nodeFiles,
    link() {
      throw Object.assign(new Error("no links here"), { code: "EPERM" });
    },
  };
  expect([1, 2].map((text) => createExclusive(files, path, String(text)))).toEqual([true, false]);
  expect(readFileSync(path, "utf8")).toBe("1");
});
