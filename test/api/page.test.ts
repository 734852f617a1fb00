import { describe, expect, it, test } from "vitest";
import { titrate } from "../acceptance/cli.ts";
import {
  blocksOf,
  filesOf,
  folderInside,
  impurities,
  node,
  readPage,
  titrateCommandsOf,
  typeErrors,
} from "../docs/pages.ts";

const blocks = blocksOf(readPage("docs/api.md"));
const { "mistakes.ts": mistakes, ...files } = filesOf(blocks);
const programs = Object.keys(files).filter((path) => /^[\w-]+\.ts$/.test(path));
const commands = titrateCommandsOf(blocks);

describe("what docs/api.md shows", () => {
  it("is in files", () => {
    for (const { language, path } of blocks) if (/^(ts|yaml)$/.test(language)) expect(path).toBeDefined();
    expect([programs.length, commands.length]).toEqual([5, 4]);
  });

  it.each(programs)("prints what it says: %s", async (program) => {
    const { code, stdout, stderr } = await node([program], folderInside(files));
    expect(code, stderr).toBe(0);
    expect(stdout).not.toBe("");
    const said = [...files[program]!.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text!);
    expect(stdout.split("\n")).toEqual(expect.arrayContaining(said));
  });

  it.each(commands.map((args) => [args.join(" "), args] as const))("runs: titrate %s", async (_, args) => {
    const { code, stderr } = await titrate(args, folderInside(files));
    expect(code, stderr).toBe(0);
  });

  it("has types", async () => expect(await typeErrors(files)).toBe(""));
  it("keeps the rule for host math", () => expect(impurities(files)).toEqual([]));
});

test("the compiler says of its mistakes what docs/api.md quotes", async () => {
  const quoted = blocks.find(({ language }) => language === "text")!.text;
  const said = await typeErrors({ "mistakes.ts": mistakes! });
  expect(said).toBe(quoted);
});

test("a type that a plugin gives is known where the plugin's file is imported, and nowhere else", async () => {
  const alone = { "experiments/snake.ts": files["experiments/snake.ts"]!.replace(/^import type.*\n/m, "") };
  expect(await typeErrors(alone)).toMatch(/^experiments\/snake\.ts\(\d+,\d+\): error TS2322: Type '"snake"'/);
  const wrong = {
    ...files,
    "experiments/snake.ts": files["experiments/snake.ts"]!.replace("alpha: 2", 'alpha: "2"'),
  };
  expect(await typeErrors(wrong)).toMatch(
    /error TS2322: Type '"2"' is not assignable to type 'Value<number>/,
  );
});
