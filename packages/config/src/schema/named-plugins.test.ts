import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "../testing/folder.ts";
import { findGroups } from "./groups.ts";
import { namedPlugins } from "./named-plugins.ts";

test("the plugins that an unfinished experiment names", () => {
  const folder = makeFolder({
    "x.yaml": `plugins: [./a.ts, some-package]\nmodel: ???\nlos: \${nothing}\n`,
    "y.yaml": "",
  });
  const { references, problems } = namedPlugins(join(folder, "x.yaml"));
  expect(problems).toEqual([]);
  expect(references.map(({ specifier, location }) => [specifier, location.column])).toEqual([
    ["./a.ts", 11],
    ["some-package", 19],
  ]);
  expect(namedPlugins(join(folder, "y.yaml"))).toEqual({ references: [], problems: [] });
});

test("groups with their options, those of groups in groups too", () => {
  const folder = makeFolder({ "model/mlp.yaml": "", "model/encoder/small.yaml": "", "empty/notes.md": "" });
  expect(findGroups([folder])).toEqual({ model: ["mlp", "encoder/small"], "model/encoder": ["small"] });
});
