import { describe, expect, it } from "vitest";
import { checkFileCycles, checkPackageCycles, cyclesOf } from "./cycles.ts";
import { parsePackage } from "./packages.ts";
import { parseSource, print } from "./source.ts";

const files = (texts: Record<string, string>) =>
  Object.entries(texts).map(([path, text]) => parseSource(`packages/engine/src/${path}`, text));

describe("checkFileCycles", () => {
  it("reports a ring of values, through folders and re-exports", () => {
    const ring = files({
      "a.ts": 'import { b } from "./deep/b.ts";',
      "deep/b.ts": 'export * from "../c.ts";',
      "c.ts": 'import { a } from "./a.ts";',
    });
    expect(print(checkFileCycles(ring))).toEqual([
      "packages/engine/src/a.ts:1  cycle: files import each other: packages/engine/src/a.ts -> packages/engine/src/deep/b.ts -> packages/engine/src/c.ts -> packages/engine/src/a.ts",
    ]);
  });
  it("reports a file that imports itself, and a type that still loads its module", () => {
    expect(checkFileCycles(files({ "a.ts": 'import { a } from "./a.ts";' }))).toHaveLength(1);
    const inline = files({
      "a.ts": 'import { type B } from "./b.ts";',
      "b.ts": 'import { a } from "./a.ts";',
    });
    expect(checkFileCycles(inline)).toHaveLength(1);
  });
  it("lets types go round, and values meet again below", () => {
    expect(
      checkFileCycles(
        files({
          "a.ts": 'import { b } from "./b.ts"; import { c } from "./c.ts";',
          "b.ts": 'import { c } from "./c.ts"; import type { A } from "./a.ts";',
          "c.ts": 'export type { A } from "./a.ts";',
        }),
      ),
    ).toEqual([]);
  });
});

describe("checkPackageCycles", () => {
  it("reports a ring", () => {
    const pack = (name: string, dependency: string) =>
      parsePackage(name, JSON.stringify({ name, dependencies: { [dependency]: "1" } }, null, 2));
    expect(print(checkPackageCycles([pack("a", "b"), pack("b", "a")]))).toEqual([
      "packages/a/package.json:4  cycle: packages depend on each other: a -> b -> a",
    ]);
    expect(checkPackageCycles([pack("a", "b"), pack("b", "yaml")])).toEqual([]);
  });
});

describe("cyclesOf", () => {
  it("finds every ring that shares no edge", () => {
    const graph = new Map([
      ["a", ["b"]],
      ["b", ["a", "c"]],
      ["c", ["d"]],
      ["d", ["c"]],
    ]);
    expect(cyclesOf(graph)).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });
});
