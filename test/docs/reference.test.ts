import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../acceptance/cli.ts";
import { referenceFiles } from "./reference.ts";

const files = referenceFiles();
const folder = join(root, "docs/reference");

// Rewritten by `npx vitest run test/docs -u`.
it.each(files.map(({ path, text }) => [path, text]))(
  "docs/reference/%s is up to date",
  async (path, text) => {
    await expect(text).toMatchFileSnapshot(join(folder, path));
  },
);

it("has no page of a plugin that is gone", () => {
  const present = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  const pages = present.filter((file) => /\.(md|svg)$/.test(file)).map((file) => file.replaceAll("\\", "/"));
  expect(pages.filter((page) => files.every(({ path }) => path !== page))).toEqual([]);
});
