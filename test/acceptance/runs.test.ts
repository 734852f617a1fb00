import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, root, titrate } from "./cli.ts";

const long = `
dataset: xor-3bit
model: { type: sequential, layers: [{ type: dense, units: 1, activation: sigmoid }] }
loss: mse
optimizer: { type: sgd, lr: 1 }
train: { epochs: 100000000 }
`;

test("an interrupt ends with 130 and says what had finished", async () => {
  const folder = folderWith({ "x.yaml": long });
  const child = spawn(process.execPath, [join(root, "packages/cli/src/main.ts"), "run", "x.yaml"], {
    cwd: folder,
  });
  let stderr = "";
  child.stderr.on("data", (text) => {
    stderr += text;
  });
  // The first evaluation is printed: training has begun.
  await new Promise((begun) => child.stdout.on("data", (text) => /\n +0 /.test(`\n${text}`) && begun(null)));
  child.kill("SIGINT");
  const code = await new Promise((done) => child.on("exit", done));
  expect(code).toBe(130);
  expect(stderr).toMatch(/interrupted: 0 of 1 runs had finished/);
});

test("a run that fails ends with 1; the others are kept", async () => {
  const thrower = `import { defineSchedule } from "@titrate/plugin";
export default defineSchedule({
  name: "breaks", summary: "Throws where the base rate is 2.",
  rate: ({ base, step }) => { if (base === 2 && step > 2) throw new Error("no rate"); return base; },
});
`;
  const short = long
    .replace("100000000", "5")
    .replace("train:", "plugins: [./breaks.ts]\nschedule: breaks\ntrain:");
  const sweep = "sweep: { grid: { optimizer.lr: [1, 2] } }\n";
  const folder = folderWith({ "x.yaml": short + sweep, "breaks.ts": thrower });
  const { code, stdout, stderr } = await titrate(["run", "x.yaml"], folder);
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^optimizer\.lr=1 {2}seed 0 {2}train\/loss 0\.\d+\noptimizer\.lr=2 {2}seed 0 {2}failed$/m,
  );
  expect(stderr).toMatch(/failed: optimizer\.lr=2 seed 0: .*no rate/);
});

test("a run that diverges is told, and is a result", async () => {
  const folder = folderWith({
    "x.yaml": long.replace(", activation: sigmoid", "").replace("lr: 1", "lr: 1.0e+30"),
  });
  const args = ["run", "x.yaml", "train.epochs=10", "evaluate.every=5", "--json"];
  const { code, stdout, stderr } = await titrate(args, folder);
  expect(code).toBe(0);
  expect(stderr).toMatch(/"message":"diverged: seed 0: not finite from epoch 5 on"/);
  const [run] = JSON.parse(stdout).arms[0].runs;
  expect(run).toMatchObject({ status: "finished", divergedEpoch: 5, final: { "train/loss": "NaN" } });
});

test("fast numerics are never silent, and strict ones need no word", async () => {
  const short = long.replace("100000000", "5");
  const sweep = "sweep: { grid: { numerics: [strict, fast] } }\n";
  const folder = folderWith({ "x.yaml": short, "sweep.yaml": short + sweep });
  const [strict, fast, both, json] = await Promise.all([
    titrate(["run", "x.yaml"], folder),
    titrate(["run", "x.yaml", "numerics=fast"], folder),
    titrate(["run", "sweep.yaml"], folder),
    titrate(["run", "sweep.yaml", "--json"], folder),
  ]);
  expect(strict.stdout).not.toContain("numerics");
  expect(fast.stdout).toMatch(/^numerics: fast \(/m);
  expect(both.stdout).toMatch(/^numerics: fast in numerics=fast \(/m);
  const { arms } = JSON.parse(json.stdout);
  expect(arms.map(({ numerics }: { numerics: string }) => numerics)).toEqual(["strict", "fast"]);
});

test("batches, shuffled or not, end in a smaller one, and visit each row once an epoch", async () => {
  const parity = long.replace("xor-3bit", "{ type: parity, bits: 3 }").replace("100000000", "3");
  const folder = folderWith({ "x.yaml": parity });
  const { stdout } = await titrate(["run", "x.yaml", "train.batch=3", "evaluate.every=1", "--json"], folder);
  const [run] = JSON.parse(stdout).arms[0].runs;
  expect(run.history.map(({ epoch, step }: { epoch: number; step: number }) => [epoch, step])).toEqual([
    [0, 0],
    [1, 3],
    [2, 6],
    [3, 9],
  ]);
});
