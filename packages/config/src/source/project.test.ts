import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { makeFolder } from "../testing/folder.ts";
import { locator } from "./located.ts";
import { findProject, isPluginFile, pathProblem, pluginPathProblem } from "./project.ts";

const place = locator({ kind: "file", name: "/p/x.yaml", text: "a: b\n" })(3, 4);

describe("a project's root", () => {
  it("is the experiment's folder, where nothing marks another", () => {
    const root = makeFolder({ "a/b/x.yaml": "" });
    expect(findProject(join(root, "a/b/x.yaml"), "/nowhere")).toEqual({
      root: join(root, "a/b"),
      folder: join(root, "a/b"),
    });
  });

  it.each(["package.json", "pnpm-workspace.yaml"])("is the nearest folder with a %s", (mark) => {
    const root = makeFolder({ [`a/${mark}`]: "{}", [mark]: "{}", "a/b/c/x.yaml": "" });
    expect(findProject(join(root, "a/b/c/x.yaml"), "/nowhere").root).toBe(join(root, "a"));
  });

  it.each([".git", "configs"])("is the nearest folder with a folder %s", (mark) => {
    const root = makeFolder({ "a/b/x.yaml": "" });
    mkdirSync(join(root, "a", mark));
    expect(findProject(join(root, "a/b/x.yaml"), "/nowhere").root).toBe(join(root, "a"));
  });

  it("is the working folder, where that lies above and holds the experiment", () => {
    const root = makeFolder({ "a/package.json": "{}", "a/b/x.yaml": "" });
    expect(findProject(join(root, "a/b/x.yaml"), root).root).toBe(root);
    expect(findProject(join(root, "a/b/x.yaml"), join(root, "a/b")).root).toBe(join(root, "a"));
    expect(findProject(join(root, "a/b/x.yaml"), join(root, "a/bc")).root).toBe(join(root, "a"));
  });
});

describe("a path", () => {
  const project = { root: "/p", folder: "/p/experiments" };

  it.each(["x.csv", "../data/x.csv", "./a/../../x", "/p/x", "..x/y", "/p", ""])("may be %o", (path) => {
    expect(pathProblem(path, place, project)).toBeUndefined();
  });

  it.each(["../../x.csv", "/etc/passwd", "../..", "/pq/x", "a/../../../x", "/"])("may not be %o", (path) => {
    expect(pathProblem(path, place, project)).toEqual({
      code: "E_PATH",
      message: `${JSON.stringify(path)} leaves the project (/p)`,
      location: place,
      hint: "link it into the project, or run titrate from a folder that holds both",
    });
  });
});

test.each([
  ["titrate-more", undefined],
  ["@scope/titrate-more", undefined],
  ["@scope/titrate-more/part", undefined],
  ["./mine.ts", undefined],
  ["mine.mjs", undefined],
  ["../../mine.ts", /leaves the project/],
  ["/etc/mine", /leaves the project/],
  ["data:text/javascript,export default 1", /neither a file nor the name/],
  ["node:fs", /neither a file nor the name/],
  ["#internal", /neither a file nor the name/],
  ["titrate-more/../../x", /neither a file nor the name/],
  ["https://example.org/x", /neither a file nor the name/],
])("what `plugins:` may name: %s", (specifier, error) => {
  const problem = pluginPathProblem(specifier, place, { root: "/p", folder: "/p/experiments" });
  if (error === undefined) expect(problem).toBeUndefined();
  else expect(problem).toMatchObject({ code: "E_PATH", message: expect.stringMatching(error) });
});

test("a name with an ending of JavaScript's is a file's", () => {
  expect(["a.ts", "./a", "../a", "/a", "a.cjs"].filter(isPluginFile)).toHaveLength(5);
  expect(["a", "@a/b", "a/b"].filter(isPluginFile)).toEqual([]);
});
