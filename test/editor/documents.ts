import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../acceptance/cli.ts";

/** The first line by which a file names its schema. */
export function modeline(schema: string): string {
  return `# yaml-language-server: $schema=${schema}\n`;
}

/** The files in experiments/, by name. */
export function experimentFiles(): [string, string][] {
  const folder = join(root, "experiments");
  return readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]);
}

/** The least that an experiment needs. */
export const base = `dataset: xor-3bit
model: { type: dense, units: 1 }
loss: mse
optimizer: { type: sgd, lr: 1 }
train: { epochs: 10 }
`;

/** The same with something in place of the model, the optimizer, `train`. */
export const withModel = (model: string): string => base.replace(/(?<=^model: ).*$/m, model);
export const withOptimizer = (optimizer: string): string => base.replace(/(?<=^optimizer: ).*$/m, optimizer);
export const withTrain = (train: string): string => base.replace(/(?<=^train: ).*$/m, train);
