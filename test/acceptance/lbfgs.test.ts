import { expect, test } from "vitest";
import { folderWith, titrate } from "./cli.ts";

/** `layers`: lines of YAML between the two. */
const experiment = (layers: readonly string[] = []): string => `
dataset: xor-3bit
model:
  type: sequential
  layers:
    - { type: dense, units: 4, activation: tanh }
${layers.map((layer) => `    - ${layer}\n`).join("")}    - { type: dense, units: 1 }
loss: binary-cross-entropy
regularizers: [{ type: l2, strength: 1e-4 }]
optimizer: { type: lbfgs, search: strong-wolfe, iterations: 10, history: 5 }
schedule: { type: exponential, gamma: 0.9 }
metrics: [accuracy]
train: { epochs: 8 }
evaluate: { every: 2 }
`;

async function run(
  yaml: string,
  ...args: string[]
): Promise<{ digest: string; final: Record<string, number> }> {
  const { code, stdout, stderr } = await titrate(
    ["run", "x.yaml", "--json", ...args],
    folderWith({ "x.yaml": yaml }),
  );
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout).arms[0].runs[0];
}

test("a search learns in few steps what gradient descent needs thousands for", async () => {
  const { final } = await run(experiment(), "train.epochs=4");
  expect(final["train/accuracy"]).toBe(1);
  expect(final["train/loss"]).toBeLessThan(0.05);
});

test.each(["f32", "f64"])("it has the same bits again, and under both executors: %s", async (precision) => {
  const yaml = experiment(["{ type: dropout, rate: 0.1 }", "batch-norm"]);
  const [one, again, other] = await Promise.all([
    run(yaml, `precision=${precision}`),
    run(yaml, `precision=${precision}`),
    run(yaml, `precision=${precision}`, "executor=reference"),
  ]);
  expect(again).toEqual(one);
  expect(other).toEqual(one);
});

test("it has no groups to take", async () => {
  const args = ["run", "x.yaml", "optimizer.groups=[]"];
  const { code, stderr } = await titrate(args, folderWith({ "x.yaml": experiment() }));
  expect(code).toBe(2);
  expect(stderr).toContain('optimizer "lbfgs" has no parameter "groups"');
});
