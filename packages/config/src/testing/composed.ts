import { join } from "node:path";
import { type Composed, createReader } from "../compose/reader.ts";
import { parseArguments } from "../overrides/arguments.ts";
import { toPlain } from "../source/located.ts";
import { throwAny } from "../source/problem.ts";
import { makeFolder, problemsIn } from "./folder.ts";
import { nowhere } from "./surroundings.ts";

/** Config groups that every test has. */
const groups: Readonly<Record<string, string>> = {
  "configs/model/perceptron.yaml": "type: dense\nunits: 1\nactivation: sigmoid\n",
  "configs/model/three-layer.yaml":
    "type: sequential\nlayers:\n  - { type: dense, units: 4 }\n  - { type: dense, units: 1 }\n",
  "configs/optimizer/sgd.yaml": "type: sgd\nlr: 0.5\nmomentum: 0.9\n",
  "configs/optimizer/adam.yaml": "type: adam\n",
  "configs/loss/mean-squared-error.yaml": "type: mean-squared-error\n",
};

export interface Result {
  composed: Composed;
  plain: unknown;
  folder: string;
}

/** Composes experiments/x.yaml of the files with some overrides. */
export function compose(files: Readonly<Record<string, string>>, ...texts: string[]): Result {
  const folder = makeFolder({ ...groups, ...files });
  const composed = read(folder, texts);
  return { composed, plain: toPlain(composed.root), folder };
}

/** The options that were chosen, by key. */
export function choicesOf({ choices }: Composed): Record<string, unknown> {
  return Object.fromEntries([...choices].map(([key, option]) => [key, toPlain(option)]));
}

/** The messages of what is wrong with it. */
export function problemsOf(files: Readonly<Record<string, string>>, ...texts: string[]): string {
  const folder = makeFolder({ ...groups, ...files });
  return problemsIn(folder, () => read(folder, texts));
}

function read(folder: string, texts: readonly string[]): Composed {
  const overrides = parseArguments(texts);
  const searchPath = [join(folder, "configs")];
  const composed = createReader(join(folder, "experiments/x.yaml"), searchPath, nowhere)(overrides);
  throwAny([...composed.problems, ...composed.swept]);
  return composed;
}
