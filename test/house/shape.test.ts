import { describe, expect, it } from "vitest";
import { checkClasses, checkLength, checkNames, checkPaths } from "./shape.ts";
import { parseSource, print } from "./source.ts";

const at = (path: string, text = "f();\n") => parseSource(`packages/engine/src/${path}`, text);

describe("checkLength", () => {
  it("reports 301 lines, unless they are listed", () => {
    const long = at("a.ts", "f();\n".repeat(301));
    expect(print(checkLength([long]))).toEqual([
      "packages/engine/src/a.ts:1  length: 301 lines are more than 300; split the file by its ideas",
    ]);
    expect(checkLength([long], [long.path])).toEqual([]);
    expect(checkLength([at("a.ts", "f();\n".repeat(300))])).toEqual([]);
  });
});

describe("checkNames", () => {
  it.each(["utils.ts", "deep/util.ts", "deep/index.ts"])("reports %s", (path) => {
    expect(checkNames([at(path)])).toHaveLength(1);
  });
  it.each(["index.ts", "utility.ts", "index-of.ts"])("lets %s pass", (path) => {
    expect(checkNames([at(path)])).toEqual([]);
  });
});

describe("checkClasses", () => {
  it.each([
    ["class Thing {}", "class"],
    ["export default class {}", "class"],
    ["const a = class extends Map {};", "class"],
    ["class RunError extends Thing {}", "class"],
    ["@sealed class RunError extends Error {}", "decorator"],
  ])("reports %s", (text, rule) => {
    expect(checkClasses([at("a.ts", text)]).map((each) => each.rule)).toEqual([rule]);
  });
  it("lets errors pass, and the classes on its list by path and name", () => {
    expect(checkClasses([at("a.ts", "class RunError extends Error {} class B extends RunError {}")])).toEqual(
      [],
    );
    const source = at("a.ts", "class Thing {}");
    expect(checkClasses([source], ["packages/engine/src/a.ts Thing"])).toEqual([]);
    expect(checkClasses([source], ["packages/engine/src/b.ts Thing"])).toHaveLength(1);
  });
});

describe("checkPaths", () => {
  it.each(['const a = "/home/me/data.csv";', "// see /root/notes", "f(`/tmp/x`);", "g('/Users/me/');"])(
    "reports %s",
    (text) => expect(checkPaths([at("a.ts", `f();\n${text}`)])).toMatchObject([{ line: 2 }]),
  );
  it.each([
    '"https://example.org/home/x"',
    '"./tmp/x"',
    '"a/root/b"',
    '"/homework/"',
    "`$" + "{root}/tmp/`",
    "a/root/b",
  ])("lets %s pass", (text) => expect(checkPaths([at("a.ts", `f(${text});`)])).toEqual([]));
});
