import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, root, titrate } from "./cli.ts";

const experiments = readdirSync(join(root, "experiments")).filter((name) => name.endsWith(".yaml"));
const options = readdirSync(join(root, "configs"), { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".yaml"),
);

test.each(experiments)("experiments/%s composes, validates, wires and trains an epoch", async (name) => {
  const { code, stderr } = await titrate([
    "run",
    `experiments/${name}`,
    "train.epochs=1",
    "--seeds",
    "1",
    "--json",
  ]);
  expect(stderr).not.toMatch(/E_|Error/);
  expect(code).toBe(0);
});

const small = `
defaults: [{ model: perceptron }, { dataset: xor-3bit }, { optimizer: sgd }, _self_]
loss: mse
train: { epochs: 1 }
`;

test.each(options)("configs/%s wires in an experiment of the user's own folder", async (file) => {
  const folder = folderWith({ "x.yaml": small });
  const choice = `${dirname(file)}=${basename(file, ".yaml")}`;
  const { code, stderr } = await titrate(["run", "x.yaml", choice, "--json"], folder);
  expect(stderr).not.toMatch(/E_|Error/);
  expect(code).toBe(0);
});
