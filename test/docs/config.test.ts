import { problemCodes } from "@titrate/config";
import { describe, expect, it } from "vitest";
import { folderWith, titrate } from "../acceptance/cli.ts";
import { blocksOf, filesOf, readPage, titrateCommandsOf } from "./pages.ts";

const page = readPage("docs/config.md");
const blocks = blocksOf(page);
const files = filesOf(blocks);
const commands = titrateCommandsOf(blocks, "experiments/gates.yaml");

describe("docs/config.md", () => {
  it("has files and commands", () => {
    expect(Object.keys(files).length).toBeGreaterThan(7);
    expect(commands.length).toBeGreaterThan(7);
  });

  it.each(commands.map((args) => [args.join(" "), args] as const))("runs: titrate %s", async (_, args) => {
    const { code, stderr } = await titrate(args, folderWith(files));
    expect(code, stderr).toBe(0);
  });

  it("lists every code of an error", () => {
    const rows = Object.entries(problemCodes).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`);
    expect(page).toContain(`| code | means |\n|---|---|\n${rows.join("\n")}\n`);
  });
});
