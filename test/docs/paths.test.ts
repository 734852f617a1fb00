import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../acceptance/cli.ts";
import { readPage } from "./pages.ts";

const guides = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"));
const pages = ["README.md", ...guides.map((name) => `docs/${name}`)];

/** What pages name that is no file here: a pattern, a figure. A page's own example files stand in its fenced blocks. */
const exceptions: readonly string[] = ["test/accuracy"];

/** The words of the inline code that look like paths of this repository; commands are several words. */
function pathsNamedIn(page: string): string[] {
  const prose = page.replaceAll(/^```.*?^```$/gms, "");
  const words = [...prose.matchAll(/`([^`]+)`/g)].flatMap(([, code]) => code!.split(/\s+/));
  return words.filter((word) => word.includes("/") && (isFile.test(word) || isInside.test(word)));
}

const isFile = /\.(ts|yaml|md|svg)$/;
const folders = [
  "packages",
  "configs",
  "experiments",
  "test",
  "docs",
  ...readdirSync(join(root, "packages")),
];
const isInside = new RegExp(`^(${folders.join("|")})/`);

/** Paths are written from the repository's root, or from packages/. */
function isThere(path: string): boolean {
  return existsSync(join(root, path)) || existsSync(join(root, "packages", path));
}

/** As a link within a page names them. */
function headingsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replaceAll(" ", "-")
      .replace(/[^\w-]/g, ""),
  );
}

describe("the paths that pages name", () => {
  it("are found", () => {
    const page = [
      "`packages/a` and `engine/src/train.ts`, `plugin/src/kinds/`, `@titrate/plugin`, `train/4`,",
      "`titrate run experiments/x.yaml`",
      "```",
      "`docs/fenced.md`",
      "```",
    ].join("\n");
    expect(pathsNamedIn(page)).toEqual([
      "packages/a",
      "engine/src/train.ts",
      "plugin/src/kinds/",
      "experiments/x.yaml",
    ]);
    expect(isThere("engine/src/train.ts")).toBe(true);
    expect(isThere("engine/src/trains.ts")).toBe(false);
  });

  it.each(pages)("are there: %s", (page) => {
    const missing = pathsNamedIn(readPage(page)).filter((path) => !isThere(path));
    expect(missing.filter((path) => !exceptions.includes(path))).toEqual([]);
  });

  it.each(pages)("are there, as links: %s", (page) => {
    const text = readPage(page);
    const targets = [...text.matchAll(/\]\(([^):]+)\)/g)].map(([, target]) => target!);
    const isFound = (target: string): boolean =>
      target.startsWith("#")
        ? headingsOf(text).includes(target.slice(1))
        : existsSync(join(root, page, "..", target));
    expect(targets.filter((target) => !isFound(target))).toEqual([]);
  });

  it.each(exceptions)("have no exception that is not needed: %s", (exception) => {
    expect(isThere(exception)).toBe(false);
    expect(pages.flatMap((page) => pathsNamedIn(readPage(page)))).toContain(exception);
  });
});
