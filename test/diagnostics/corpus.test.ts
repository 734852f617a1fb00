import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError, formatProblem, type Problem } from "@titrate/config";
import { prepareExperiment } from "@titrate/experiment";
import { describe, expect, test } from "vitest";
import { root } from "../acceptance/cli.ts";

// Broken configs, each with the exact text that its author reads: corpus/<name>.yaml, or corpus/<name>/experiment.yaml
// with the files that belong to it, and corpus/<name>.txt. Overrides and the environment stand in the first lines:
// `# arguments: a=1 b=2`, `# environment: LR=0.1`.

const folder = join(import.meta.dirname, "corpus");
const packagedConfigs = [join(root, "configs")];
const names = [
  ...new Set(
    readdirSync(folder).flatMap((entry) => (entry.endsWith(".txt") ? [] : [entry.replace(/\.yaml$/, "")])),
  ),
];

function fileOf(name: string): string {
  const alone = join(folder, `${name}.yaml`);
  return existsSync(alone) ? alone : join(folder, name, "experiment.yaml");
}

function headed(text: string, what: string): string[] {
  const line = new RegExp(`^# ${what}: (.*)$`, "m").exec(text)?.[1];
  return line === undefined ? [] : line.split(" ");
}

async function problemsOf(name: string): Promise<readonly Problem[]> {
  const file = fileOf(name);
  const text = readFileSync(file, "utf8");
  const variables = headed(text, "environment").map((pair) => pair.split("=") as [string, string]);
  try {
    await prepareExperiment(file, {
      overrides: headed(text, "arguments"),
      packagedConfigs,
      surroundings: { environment: Object.fromEntries(variables), now: new Date(0) },
    });
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("a broken config", () => {
  test.each(names)("%s is told as it should be", async (name) => {
    const problems = await problemsOf(name);
    const text = problems.map((problem) => formatProblem(problem, folder)).join("\n\n");
    const shown = `${text.replaceAll(root, "<project>")}\n`;
    await expect(shown).toMatchFileSnapshot(join(folder, `${name}.txt`));
    expect(problems.length).toBeGreaterThan(0);
    for (const { code, message, location, hint, notes = [] } of problems) {
      expect(message).not.toBe("");
      expect(location, `the place of: ${message}`).toBeDefined();
      // What an engine, a dataset or a plugin's own check finds, it tells with what to do about it in one sentence.
      const isWhole = ["E_DATA", "E_SHAPE", "E_RUN"].includes(code) || message.includes("; ");
      if (!isWhole) expect(hint ?? notes[0], `what to do about: ${message}`).toBeDefined();
    }
    // Nothing that a config holds moves the cursor or turns the writing.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(shown).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
  });

  test("is one of at least 60", () => {
    expect(names.length).toBeGreaterThanOrEqual(60);
  });
});
