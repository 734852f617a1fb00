import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, root, titrate } from "./cli.ts";

const project = {
  "experiments/x.yaml": `defaults:
  - optimizer: sgd
  - model: small
  - _self_
dataset: xor-3bit
loss: mse
optimizer: { lr: 0.5 }
train:
  epochs: 3
  batch: \${oc.decode:\${oc.env:TITRATE_TEST_BATCH,2}}
evaluate: { every: "\${train.epochs}" }
`,
  "configs/optimizer/sgd.yaml": "type: sgd\nlr: 0.1\nmomentum: 0.9\n",
  "configs/optimizer/adam.yaml": "type: adam\n",
  "configs/model/small.yaml": "defaults: [activation: relu]\ntype: dense\nunits: 1\n",
  "configs/model/activation/relu.yaml": "type: relu\n",
  "configs/model/activation/elu.yaml": "type: elu\nalpha: 2\n",
};

interface BlameJson {
  readonly path: string;
  readonly value: unknown;
  readonly file?: string;
  readonly argument?: string;
  readonly line?: number;
  readonly column?: number;
  readonly default?: string;
  readonly overrides: readonly { readonly file: string; readonly line: number; readonly value: unknown }[];
  readonly interpolation?: { readonly written: string; readonly outside: readonly string[] };
}

async function blameOf(folder: string, ...overrides: string[]): Promise<ReadonlyMap<string, BlameJson>> {
  const args = ["config", "experiments/x.yaml", ...overrides, "--blame", "--json"];
  const { code, stdout, stderr } = await titrate(args, folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { version, values } = JSON.parse(stdout) as { version: number; values: BlameJson[] };
  expect(version).toBe(1);
  return new Map(values.map((each) => [each.path, each]));
}

test("the resolved config says all, and reads back as itself", async () => {
  const folder = folderWith(project);
  const overrides = ["optimizer=adam", "optimizer.lr=1e-3", "model/activation=elu"];
  const { code, stdout, stderr } = await titrate(["config", "experiments/x.yaml", ...overrides], folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^optimizer:\n {2}type: adam\n {2}lr: 0.001\n {2}beta1: 0.9\n/m);
  expect(stdout).toMatch(/^ {2}activation: \{type: elu, alpha: 2\}$/m);
  expect(stdout).toMatch(/^train: \{epochs: 3, batch: 2, shuffle: true\}\nevaluate: \{every: 3\}$/m);
  const again = folderWith({ "experiments/y.yaml": stdout });
  expect((await titrate(["config", "experiments/y.yaml"], again)).stdout).toBe(stdout);
});

const experiments = readdirSync(join(root, "experiments")).filter((name) => name.endsWith(".yaml"));

test.each(experiments)("the resolved config of experiments/%s has its bits", async (name) => {
  const args = ["train.epochs=2", "--seeds", "1", "--json"];
  const resolved = await titrate(["config", `experiments/${name}`, "train.epochs=2"]);
  expect(resolved.stderr).toBe("");
  const options = Object.fromEntries(
    readdirSync(join(root, "configs"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".yaml"))
      .map((file) => [`configs/${file}`, readFileSync(join(root, "configs", file), "utf8")]),
  );
  const folder = folderWith({ ...options, "experiments/x.yaml": resolved.stdout });
  const [first, second] = await Promise.all([
    titrate(["run", `experiments/${name}`, ...args]),
    titrate(["run", "experiments/x.yaml", ...args], folder),
  ]);
  expect(second.code, second.stderr).toBe(0);
  expect(second.stdout).toBe(first.stdout);
});

test("--blame names the place of each value, and what it overrode", async () => {
  const folder = folderWith(project);
  const blame = await blameOf(folder, "optimizer.lr=0.25");
  const inFolder = (path: string) => join(folder, path);
  expect(blame.get("optimizer.lr")).toEqual({
    path: "optimizer.lr",
    value: 0.25,
    argument: "command line, argument 1",
    column: 14,
    overrides: [
      { file: inFolder("experiments/x.yaml"), line: 7, column: 18, value: 0.5 },
      { file: inFolder("configs/optimizer/sgd.yaml"), line: 2, column: 5, value: 0.1 },
    ],
  });
  expect(blame.get("optimizer.momentum")).toMatchObject({
    file: inFolder("configs/optimizer/sgd.yaml"),
    line: 3,
  });
  expect(blame.get("optimizer.nesterov")).toMatchObject({ value: false, default: "sgd" });
  expect(blame.get("model.activation")).toMatchObject({
    file: inFolder("configs/model/activation/relu.yaml"),
    line: 1,
  });
  expect(blame.get("train.shuffle")).toMatchObject({ default: "experiment" });
  expect(blame.get("train.batch")).toMatchObject({
    value: 2,
    line: 10,
    interpolation: { outside: ["the environment variable TITRATE_TEST_BATCH"] },
  });
  expect(blame.get("evaluate.every")).toMatchObject({
    value: 3,
    interpolation: { written: `\${train.epochs}`, target: { line: 9, column: 11 } },
  });
});

test("--blame and --defaults-tree are for readers too", async () => {
  const folder = folderWith(project);
  const run = async (...args: string[]) =>
    (await titrate(["config", "experiments/x.yaml", ...args], folder)).stdout;
  const blame = await run("--blame", "optimizer=adam");
  expect(blame).toMatch(/^optimizer\.lr +0\.5 +experiments\/x\.yaml:7:18$/m);
  expect(blame).toMatch(/^optimizer\.beta1 +0\.9 +default of adam$/m);
  expect(await run("--defaults-tree", "optimizer=adam")).toMatchInlineSnapshot(`
    "experiments/x.yaml
    ├─ optimizer: adam  configs/optimizer/adam.yaml, chosen at command line, argument 1, instead of sgd at experiments/x.yaml:2:16
    ├─ model: small  configs/model/small.yaml, chosen at experiments/x.yaml:3:12
    │  ├─ model/activation: relu  configs/model/activation/relu.yaml, chosen at configs/model/small.yaml:1:24
    │  └─ _self_
    └─ _self_
    "
  `);
});

test("an arm of the sweep is a config of its own", async () => {
  const folder = folderWith(project);
  const sweep = "sweep={grid: {optimizer: [sgd, adam]}, seeds: 2}";
  const { stdout } = await titrate(["config", "experiments/x.yaml", sweep, "--arm", "2"], folder);
  expect(stdout).toMatch(/^optimizer:\n {2}type: adam\n/m);
  expect(stdout).toMatch(/^sweep: \{seeds: 2\}$/m);
  const { code, stderr } = await titrate(["config", "experiments/x.yaml", sweep, "--arm", "3"], folder);
  expect(code).toBe(2);
  expect(stderr).toMatch(/there is no arm 3/);
});

test("what inspects writes no file and creates no folder", async () => {
  const folder = folderWith(project);
  const before = stateOf(folder);
  for (const args of [
    ["config", "experiments/x.yaml", "--blame"],
    ["config", "experiments/x.yaml", "--defaults-tree", "--json"],
    ["config", "experiments/x.yaml", "optimizer=none"],
    ["validate", "experiments/x.yaml", "experiments/y.yaml"],
    ["schema", "experiments/x.yaml"],
    ["completion", "bash"],
    ["complete", "--", "titrate", "run", "experiments/x.yaml", "opt"],
  ]) {
    await titrate(args, folder);
    expect(stateOf(folder)).toEqual(before);
  }
});

/** Every path with its size and time of change. */
function stateOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return `${name} ${size} ${mtimeMs}`;
    });
}
