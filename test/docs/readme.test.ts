import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, root, titrate } from "../acceptance/cli.ts";
import { blocksOf, filesOf, impurities, readPage, titrateCommandsOf, typeErrors } from "./pages.ts";

const blocks = blocksOf(readPage("README.md"));
const files = filesOf(blocks);
const experiments = blocks.filter(({ language }) => language === "yaml").map(({ text }) => text);
const commands = titrateCommandsOf(blocks);

// What an experiment needs and the README leaves out where it shows only some of its keys.
const rest: Readonly<Record<string, string>> = {
  dataset: "xor-3bit",
  loss: "mse",
  optimizer: "{ type: sgd, lr: 1 }",
  train: "{ epochs: 10 }",
};

function complete(experiment: string): string {
  const missing = Object.entries(rest).filter(([key]) => !new RegExp(`^${key}:`, "m").test(experiment));
  return experiment + missing.map(([key, value]) => `${key}: ${value}\n`).join("");
}

/** What the README calls the reader's own. */
const flowers = [
  "petal,sepal,species",
  ...Array.from(
    { length: 40 },
    (_, row) => `${row === 7 ? "" : row % 9},${(row * 7) % 11},${row % 9 > 4 ? "iris" : "rose"}`,
  ),
].join("\n");

describe("what README.md shows", () => {
  it("is there", () => {
    expect(experiments.length).toBeGreaterThan(1);
    expect(commands.length).toBeGreaterThan(1);
    expect(Object.keys(files)).not.toEqual([]);
  });

  it.each(experiments)("runs: experiment %#", async (experiment) => {
    const given = { ...files, "data/flowers.csv": flowers, "experiments/x.yaml": complete(experiment) };
    const folder = folderWith(given);
    const { code, stderr } = await titrate(["run", "experiments/x.yaml"], folder);
    expect(code, stderr).toBe(0);
  });

  it.each(commands.map((args) => [args.join(" "), args] as const))("runs: titrate %s", async (_, args) => {
    const folder = folderWith({});
    for (const name of ["experiments", "configs"]) {
      cpSync(join(root, name), join(folder, name), { recursive: true });
    }
    const short = args.filter((arg) => !arg.startsWith("train.epochs="));
    const trains = ["run", "explain"].includes(args[0]!);
    const store = join(folder, ".titrate");
    const from = args.indexOf("--from");
    if (["ls", "verify"].includes(args[0]!) || from >= 0) {
      // They are about runs that are there.
      const file = args.find((arg) => arg.endsWith(".yaml")) ?? "experiments/four-minute-net.yaml";
      const before = await titrate(["run", file, ...(from >= 0 ? ["train.epochs=2"] : [])], folder, store);
      expect(before.code, before.stderr).toBe(0);
      if (from >= 0) short[short.indexOf("--from") + 1] = readdirSync(join(store, "runs"))[0]!;
    }
    const { code, stderr } = await titrate(trains ? [...short, "train.epochs=2"] : args, folder, store);
    expect(code, stderr).toBe(0);
  });

  it("has types", async () => expect(await typeErrors(files)).toBe(""));
  it("keeps the rule for host math", () => expect(impurities(files)).toEqual([]));
});
