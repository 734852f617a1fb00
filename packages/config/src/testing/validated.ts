import { join } from "node:path";
import { createReader } from "../compose/reader.ts";
import { parseArguments } from "../overrides/arguments.ts";
import type { Experiment } from "../validate/experiment.ts";
import { validate } from "../validate/validate.ts";
import { catalogue } from "./catalogue.ts";
import { makeFolder, problemsIn } from "./folder.ts";
import { nowhere } from "./surroundings.ts";

/** The least that an experiment needs. */
export const base: string = `dataset: xor-3bit
model:
  type: dense
  units: 1
  activation: sigmoid
  bias: null
loss: mean-squared-error
optimizer: { type: sgd, lr: 1 }
train: { epochs: 10 }
`;

/** The first of the files, with overrides, validated against the test's own catalogue. */
export function validated(files: Readonly<Record<string, string>>, ...texts: string[]): Experiment {
  const folder = makeFolder(files);
  const [file] = Object.keys(files);
  const composed = createReader(join(folder, file!), [], nowhere)(parseArguments(texts));
  return validate(composed, catalogue, { executors: ["compiled", "reference"] });
}

/** The messages of what is wrong with an experiment. */
export function problemsOf(text: string, ...texts: string[]): string {
  const folder = makeFolder({ "x.yaml": text });
  return problemsIn(folder, () => {
    const composed = createReader(join(folder, "x.yaml"), [], nowhere)(parseArguments(texts));
    validate(composed, catalogue, { executors: ["compiled", "reference"] });
  });
}
