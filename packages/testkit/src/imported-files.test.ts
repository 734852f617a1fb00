import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { hostProblemsOf } from "./imported-files.ts";

const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), "titrate-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
};
const found = (files: Readonly<Record<string, string>>): string[] => {
  const folder = folderWith(files);
  return hostProblemsOf(join(folder, "a.ts")).map(
    ({ file, line, message }) => `${file.slice(folder.length + 1)}:${line} ${message.split(" ")[0]}`,
  );
};

it("follows what is imported by a path, each file once, with its own place", () => {
  expect(
    found({
      "a.ts": 'import { f } from "./b.ts";\nimport "@titrate/plugin";\nMath.exp(1);\n',
      "b.ts": '// f\nexport { g } from "./inner/c.js";\nexport const f = Math.sin(1);\n',
      "inner/c.js": 'import "../a.ts";\nexport const g = () => import("./d.ts");\nMath.cos(1);\n',
      "inner/d.ts": "Math.tan(1);\n",
      "e.ts": "Math.log(1);\n",
    }),
  ).toEqual(["a.ts:3 Math.exp", "b.ts:3 Math.sin", "inner/c.js:3 Math.cos", "inner/d.ts:1 Math.tan"]);
});

it.each([
  ["an import over several lines", "import {\n  f,\n  g,\n} from './b.ts';\n"],
  ["an import of nothing", 'import "./b.ts"\n'],
  ["everything under a name", 'import * as b from "./b.ts";\n'],
  ["everything passed on", 'export * from "./b.ts";\n'],
  ["an import in a function", "export const f = () => import(\n  './b.ts'\n);\n"],
])("follows %s", (_, text) =>
  expect(found({ "a.ts": text, "b.ts": "Math.exp(1);\n" })).toEqual(["b.ts:1 Math.exp"]),
);

it.each([
  ["types", 'import type { F } from "./b.ts";\n'],
  ["a comment", '// import "./b.ts";\n'],
  ["what is not there", 'import "./c.ts";\n'],
  ["data", 'import data from "./b.json" with { type: "json" };\n'],
])("leaves out %s", (_, text) =>
  expect(found({ "a.ts": text, "b.ts": "Math.exp(1);\n", "b.json": '"Math.exp"' })).toEqual([]),
);
