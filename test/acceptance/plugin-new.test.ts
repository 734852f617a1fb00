import { execFile } from "node:child_process";
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { kinds } from "@titrate/plugin/host";
import { expect, test } from "vitest";
import { typeErrors } from "../docs/pages.ts";
import { folderWith, root, titrate } from "./cli.ts";

const written = Object.keys(kinds).filter((kind) => kind !== "rng");

/** A folder in which Node finds titrate's packages, as where it is installed. */
function project(): string {
  const folder = folderWith({ "package.json": '{ "type": "module" }' });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  return folder;
}

test.each(written)("a new %s passes its check and its test untouched", async (kind) => {
  const folder = project();
  const made = await titrate(["plugin", "new", kind, "my-own"], folder);
  expect([made.code, made.stderr]).toEqual([0, ""]);
  expect(made.stdout).toContain("npx titrate plugin check plugins/my-own.ts\n");
  expect(made.stdout).toContain("npx node plugins/my-own.test.ts\n");
  const checked = await titrate(["plugin", "check", "plugins/my-own.ts"], folder);
  expect([checked.code, checked.stderr]).toEqual([0, ""]);
  const run = promisify(execFile)(process.execPath, ["plugins/my-own.test.ts"], { cwd: folder });
  expect((await run).stdout).toMatch(/^\S+ fail 0$/m);
});

test("all that is written has types", async () => {
  const folder = project();
  for (const kind of written) await titrate(["plugin", "new", kind, `my-${kind}`], folder);
  const names = readdirSync(join(folder, "plugins")).map((name) => `plugins/${name}`);
  expect(names).toHaveLength(2 * written.length);
  const texts = names.map((name) => [name, readFileSync(join(folder, name), "utf8")] as const);
  expect(await typeErrors(Object.fromEntries(texts))).toBe("");
});

test("what is new trains", async () => {
  const folder = project();
  const activation = await titrate(["plugin", "new", "activation", "snake"], folder);
  const optimizer = await titrate(["plugin", "new", "optimizer", "ball", "--dir", "own/parts"], folder);
  expect([activation.code, optimizer.code]).toEqual([0, 0]);
  const experiment = `plugins: [plugins/snake.ts, own/parts/ball.ts]
dataset: xor-3bit
model:
  type: sequential
  layers:
    - { type: dense, units: 4, activation: snake }
    - { type: dense, units: 1, activation: sigmoid }
loss: mse
optimizer: ball
train: { epochs: 3 }
`;
  writeFileSync(join(folder, "x.yaml"), experiment);
  expect(await titrate(["run", "x.yaml", "--json"], folder)).toMatchObject({
    code: 0,
    stderr: expect.any(String),
  });
});

test.each<[string, string[], RegExp]>([
  [
    "a kind that is none",
    ["activaton", "x"],
    /^there is no kind "activaton"; did you mean "activation"\?\n$/,
  ],
  ["a kind without a template", ["rng", "x"], /^a plugin of kind rng is seldom needed/],
  ["a name that is none", ["activation", "MySnake"], /^"MySnake" is no name of a plugin: .*leaky-relu\n$/],
  [
    "a name that is taken",
    ["activation", "relu"],
    /^there is a built-in activation "relu"; choose another name\n$/,
  ],
  ["a file that is there", ["activation", "here"], /^plugins\/here\.ts is there already, and stays as it is/],
  ["a test that is there", ["activation", "there"], /^plugins\/there\.test\.ts is there already/],
])("%s is refused, and nothing is written", async (_what, args, error) => {
  const files = { "plugins/here.ts": "mine", "plugins/there.test.ts": "mine" };
  const folder = folderWith(files);
  const { code, stdout, stderr } = await titrate(["plugin", "new", ...args], folder);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(error);
  for (const [file, text] of Object.entries(files))
    expect(readFileSync(join(folder, file), "utf8")).toBe(text);
});
