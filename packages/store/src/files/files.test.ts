import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../open/open-store.ts";
import { sha256 } from "../sha256.ts";
import { runFilesOf } from "../testing/run-files.ts";
import { nodeFiles } from "./files.ts";
import { memoryFiles } from "./memory-files.ts";

describe.each([
  ["on the disk", () => nodeFiles],
  ["in memory", memoryFiles],
])("files %s", (_, create) => {
  const fresh = () => {
    const parent = mkdtempSync(join(tmpdir(), "titrate-files-"));
    onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
    const [files, folder] = [create(), join(parent, "deep", "folder")];
    files.makeFolder(folder);
    return { files, folder, at: (...names: string[]) => join(folder, ...names) };
  };
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

  it("are written, appended to, cut, read and listed", () => {
    const { files, folder, at } = fresh();
    files.write(at("b"), "one");
    files.append(at("b"), " two");
    files.append(at("a"), "new");
    expect(text(files.read(at("b")))).toBe("one two");
    files.truncate(at("b"), 3);
    files.sync(at("b"));
    expect(text(files.read(at("b")))).toBe("one");
    expect(files.list(folder)).toEqual(["a", "b"]);
    expect([files.exists(at("a")), files.exists(at("c")), files.exists(folder)]).toEqual([true, false, true]);
    expect(files.list(at("no", "such"))).toEqual([]);
    expect(files.modified(at("c"))).toBeUndefined();
    files.remove(at("a"));
    files.remove(at("never", "there"));
    expect(files.list(folder)).toEqual(["b"]);
  });
  it("are linked and created once", () => {
    const { files, at } = fresh();
    files.write(at("a"), "1");
    files.link(at("a"), at("b"));
    expect(() => files.link(at("a"), at("b"))).toThrow(expect.objectContaining({ code: "EEXIST" }));
    expect([files.create(at("c"), "2"), files.create(at("c"), "3")]).toEqual([true, false]);
    expect([at("b"), at("c")].map((path) => text(files.read(path)))).toEqual(["1", "2"]);
  });
  it("are moved with their folder, but onto no folder that holds something", () => {
    const { files, at } = fresh();
    for (const name of ["from", "full"]) {
      files.makeFolder(at(name, "inner"));
      files.write(at(name, "inner", "x"), name);
    }
    expect(() => files.rename(at("from"), at("full"))).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/ENOTEMPTY|EEXIST/) }),
    );
    files.rename(at("from"), at("to"));
    expect(text(files.read(at("to", "inner", "x")))).toBe("from");
    expect(files.exists(at("from"))).toBe(false);
  });
  it("say what is not there", () => {
    const { files, at } = fresh();
    const missing = expect.objectContaining({ code: "ENOENT" });
    expect(() => files.read(at("a"))).toThrow(missing);
    expect(() => files.write(at("no", "a"), "")).toThrow(missing);
    expect(() => files.rename(at("a"), at("b"))).toThrow(missing);
    expect(() => files.sync(at("a"))).toThrow(missing);
  });
  it("hold a store", () => {
    const { files, folder } = fresh();
    const store = openStore(join(folder, ".titrate"), { files });
    const id = sha256('{"seed":1}');
    const commit = (figure: number) => store.commitRun(id, runFilesOf('{"seed":1}', figure));
    expect([commit(1), commit(1), commit(2)]).toEqual([
      { status: "committed" },
      { status: "known", same: true },
      { status: "known", same: false },
    ]);
    expect(store.readRun(id)!.audits).toEqual({ same: 1, differing: 1 });
    expect([...store.readWeights(id).w!.data]).toEqual([1, -0]);
    expect(store.claim(id)).toBeDefined();
    expect(store.claim(id)).toBeUndefined();
  });
});
