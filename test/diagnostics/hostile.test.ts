import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError, formatProblem, type Problem } from "@titrate/config";
import { prepareExperiment } from "@titrate/experiment";
import { describe, expect, test } from "vitest";
import { folderWith, root, titrate } from "../acceptance/cli.ts";
import { hostileFiles, wholeExperiment } from "./hostile-files.ts";

async function problemsOf(file: string, overrides: readonly string[] = []): Promise<readonly Problem[]> {
  try {
    await prepareExperiment(file, { overrides, packagedConfigs: [join(root, "configs")] });
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

/** The first line of each problem: place, code and message. */
async function told(file: string, folder: string, overrides?: readonly string[]): Promise<string[]> {
  const problems = await problemsOf(file, overrides);
  return problems.map((problem) => formatProblem(problem, folder).split("\n")[0]!);
}

describe("a hostile file is one error with its place", () => {
  test.each(hostileFiles)("$name", async ({ content, error }) => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const folder = folderWith({});
    writeFileSync(join(folder, "x.yaml"), content);
    const found = await told(join(folder, "x.yaml"), folder);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(error);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect("polluted" in {}).toBe(false);
  });

  test("all of them, in a process that may hold little more than titrate itself", async () => {
    const folder = folderWith({ "whole.yaml": wholeExperiment });
    for (const { name, content } of hostileFiles) {
      writeFileSync(join(folder, `${name.replace(/\W+/g, "-")}.yaml`), content);
    }
    const files = readdirSync(folder).sort();
    const limited = { ...process.env, NODE_OPTIONS: "--max-old-space-size=120" };
    const { status, stdout } = run(["validate", "--json", ...files], folder, limited);
    expect(status).toBe(2);
    const { files: found } = JSON.parse(stdout);
    expect(found.filter(({ problems }: { problems: unknown[] }) => problems.length !== 1)).toEqual([
      { file: "whole.yaml", ok: true, arms: 1, runs: 1, problems: [] },
    ]);
  });
});

function run(
  args: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv,
): { status: number; stdout: string } {
  const main = join(root, "packages/cli/src/main.ts");
  try {
    const stdout = execFileSync(process.execPath, [main, ...args], { cwd: folder, env, maxBuffer: 1 << 28 });
    return { status: 0, stdout: String(stdout) };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: Buffer };
    return { status, stdout: String(stdout) };
  }
}

describe("what is no file to read is one error", () => {
  test("a folder, a device behind a link, a link in a circle, a file that may not be read", async () => {
    const folder = folderWith({ "secret.yaml": wholeExperiment });
    mkdirSync(join(folder, "folder.yaml"));
    symlinkSync("/dev/zero", join(folder, "zero.yaml"));
    symlinkSync("circle.yaml", join(folder, "circle.yaml"));
    chmodSync(join(folder, "secret.yaml"), 0);
    const errorsOf = async (name: string): Promise<string> =>
      (await told(join(folder, name), folder)).join("\n");
    expect(await errorsOf("folder.yaml")).toBe("folder.yaml  E_FILE_NOT_FOUND  it is a folder, not a file");
    expect(await errorsOf("zero.yaml")).toBe("zero.yaml  E_FILE_NOT_FOUND  it is no regular file");
    expect(await errorsOf("circle.yaml")).toMatch(
      /^E_FILE_NOT_FOUND .*circle\.yaml cannot be read: its links lead/,
    );
    // Who may read everything is not kept from it.
    if (process.getuid?.() !== 0) {
      expect(await errorsOf("secret.yaml")).toMatch(/secret\.yaml cannot be read: you have no permission to/);
    }
  });

  test.skipIf(process.platform === "win32")("a pipe, which nobody writes to", async () => {
    const folder = folderWith({});
    execFileSync("mkfifo", [join(folder, "pipe.yaml")]);
    expect(await told(join(folder, "pipe.yaml"), folder)).toEqual([
      "pipe.yaml  E_FILE_NOT_FOUND  it is no regular file",
    ]);
  });
});

describe("hostile overrides are one error each", () => {
  const folder = (): string => folderWith({ "x.yaml": wholeExperiment });

  test.each([
    ["nested lists", `vars.a=${"[".repeat(20_000)}`, /E_OVERRIDE/],
    ["nested maps", `vars.a=${"{a:".repeat(20_000)}1${"}".repeat(20_000)}`, /E_OVERRIDE/],
    ["nested interpolations", `vars.a=${"${".repeat(20_000)}`, /E_(OVERRIDE|INTERPOLATION)/],
    ["a long text", `vars.a=${"x".repeat(200_000)}`, /E_OVERRIDE/],
    ["a reserved key", "__proto__.polluted=1", /E_KEY/],
    ["a reserved key within", "+vars.a.constructor.prototype.polluted=1", /E_KEY/],
    ["a reserved key in a map", "vars={a:{__proto__:{polluted:1}}}", /E_KEY/],
    ["a reserved package", "+optimizer@vars.__proto__=adam", /E_KEY/],
    ["a reserved group", "+constructor/prototype=adam", /E_KEY/],
    ["a reserved key of the grid", "sweep.grid.__proto__=[1,2]", /E_KEY/],
  ])("%s", async (_name, override, error) => {
    const at = folder();
    const found = await told(join(at, "x.yaml"), at, [override]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(error);
    expect("polluted" in {}).toBe(false);
  });
});

test("a few files that include each other twice are not millions", async () => {
  const files = Array.from({ length: 40 }, (_, i) => [
    `configs/b${i}.yaml`,
    i < 39 ? `defaults: [b${i + 1}@x, b${i + 1}@y]\n` : "z: 1\n",
  ]);
  const folder = folderWith({
    ...Object.fromEntries(files),
    "x.yaml": `defaults: [b0@vars, _self_]\n${wholeExperiment}`,
  });
  const found = await told(join(folder, "x.yaml"), folder);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^configs\/b\d+\.yaml:1:\d+ {2}E_GROUP {2}more than 1000 configs are included/);
});

test("what a value holds reaches the terminal as text alone", async () => {
  const folder = folderWith({ "x.yaml": wholeExperiment.replace("mse", '"m\\e[2Jse\\u202e\\r"') });
  const { stdout } = await titrate(["validate", "x.yaml"], folder);
  expect(stdout).toContain("E_UNKNOWN_PLUGIN");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/);
});
