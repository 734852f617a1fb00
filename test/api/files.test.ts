import { expect, it, test } from "vitest";
import { folderWith, titrate } from "../acceptance/cli.ts";

const yaml = `
defaults: [{ model: small }, _self_]
dataset: xor-3bit
plugins: [../plugins/cube.ts]
model: { activation: cube }
loss: mse
optimizer: { type: sgd, lr: 1 }
train: { epochs: 3 }
sweep: { grid: { optimizer.lr: [0.1, 1] }, seeds: 2 }
`;

const definition = `{
  defaults: [{ model: "small" }, "_self_"],
  dataset: "xor-3bit",
  plugins: ["../plugins/cube.ts"],
  model: { activation: "cube" },
  loss: "mse",
  optimizer: { type: "sgd", lr: 1 },
  train: { epochs: 3 },
  sweep: { grid: { "optimizer.lr": [0.1, 1] }, seeds: 2 },
}`;

const defined = (object: string): string =>
  `import { defineExperiment } from "titrate";\n\nexport default defineExperiment(${object});\n`;

const files = {
  "experiments/x.yaml": yaml,
  "experiments/x.ts": defined(definition),
  "configs/model/small.yaml": "type: dense\nunits: 1\n",
  "plugins/cube.ts": `import { defineActivation } from "@titrate/plugin";
export default defineActivation({ name: "cube", summary: "x^3.", apply: (x) => x.mul(x).mul(x) });
`,
};

test("an experiment from an object and its twin in YAML have one result, to the last bit", async () => {
  const folder = folderWith(files);
  const run = (name: string) => titrate(["run", `experiments/${name}`, "seed=3", "--json"], folder);
  const [one, other] = await Promise.all([run("x.yaml"), run("x.ts")]);
  expect(one.code, one.stderr).toBe(0);
  expect(other.stdout).toEqual(one.stdout);
  const digests = JSON.parse(one.stdout).arms.flatMap(({ runs }: { runs: { digest: string }[] }) =>
    runs.map(({ digest }) => digest),
  );
  expect(new Set(digests).size).toBe(4);
});

test("and one config, from another folder too", async () => {
  const folder = folderWith(files);
  const show = (name: string) => titrate(["config", `../experiments/${name}`], `${folder}/plugins`);
  const [one, other] = await Promise.all([show("x.yaml"), show("x.ts")]);
  expect(one.code, one.stderr).toBe(0);
  expect(other).toEqual(one);
});

test("a JavaScript file defines one as well, in any module that `titrate` is asked for by", async () => {
  const folder = folderWith({
    "experiments/parts.mjs": `import { defineExperiment } from "titrate";
export const define = (lr) => defineExperiment({ dataset: "xor-3bit", model: { type: "dense", units: 1 }, loss: "mse", optimizer: { type: "sgd", lr }, train: { epochs: 1 } });`,
    "experiments/x.mjs": `export { default } from "./y.mjs";`,
    "experiments/y.mjs": `import { define } from "./parts.mjs";\nexport default define(0.5);`,
    // The titrate that runs goes before one that is installed there.
    "node_modules/titrate/package.json": '{ "name": "titrate", "main": "old.mjs" }',
    "node_modules/titrate/old.mjs": "throw new Error('an old titrate');",
  });
  const { code, stdout, stderr } = await titrate(["config", "experiments/x.mjs", "--blame"], folder);
  expect(code, stderr).toBe(0);
  expect(stdout).toContain("experiments/parts.mjs:2 (as YAML):4:29");
});

const broken: readonly [what: string, files: Record<string, string>, said: string][] = [
  [
    "a mistake is told where it stands in the object",
    { "x.ts": defined(`{ dataset: "xor-3bit", loss: "mse", optimizer: { type: "sgd", lrr: 1 } }`) },
    `x.ts:3 (as YAML):1:1  E_MISSING  an experiment needs "model" (a layer)`,
  ],
  [
    "what cannot be YAML is told by its path",
    { "x.ts": defined("{\n  seed: Number.NaN,\n  loss: () => 1,\n}") },
    `x.ts:3:1  E_TYPE  seed is NaN
    3 | export default defineExperiment({
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ give a finite number

x.ts:3:1  E_TYPE  loss is a function
    3 | export default defineExperiment({
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ name a plugin in its place: nothing that runs can be part of a config
`,
  ],
  [
    "no experiment is exported",
    { "x.ts": "const a = 1;\n\nexport default { dataset: 'iris' };\n" },
    `x.ts:3:1  E_TYPE  its default export is not an experiment
    3 | export default { dataset: 'iris' };
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write \`export default defineExperiment({ ... })\`
`,
  ],
  [
    "nothing is exported",
    { "x.ts": "// nothing\n" },
    `x.ts:1:1  E_TYPE  its default export is not an experiment
    1 | // nothing
      | ^^^^^^^^^^ write \`export default defineExperiment({ ... })\`
`,
  ],
  [
    "the file throws",
    { "x.ts": "const a: number[] = [];\nconsole.error(a[0]!.toFixed());\n" },
    `x.ts:2:1  E_MODULE  x.ts cannot be loaded: TypeError: Cannot read properties of undefined (reading 'toFixed')
    1 | const a: number[] = [];
    2 | console.error(a[0]!.toFixed());
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ it is run when it is loaded
`,
  ],
  [
    "an import leads nowhere",
    { "x.ts": `\nimport { parts } from "./parts/all.ts";\nexport default parts;\n` },
    `    2 | import { parts } from "./parts/all.ts";
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ correct the import, or install the package
`,
  ],
  [
    "an import of an import leads nowhere",
    { "x.ts": `export { default } from "./y.ts";\n`, "y.ts": `export { default } from "no-such-package";\n` },
    `y.ts:1:1  E_MODULE  x.ts cannot be loaded: Error: Cannot find package 'no-such-package'`,
  ],
  [
    "a plugin is exported",
    { "x.ts": files["plugins/cube.ts"] },
    "x.ts:2:1  E_TYPE  its default export is a plugin\n",
  ],
  [
    "the file is no TypeScript",
    { "x.ts": "export default {\n  a: 1;\n};\n" },
    "x.ts cannot be loaded: SyntaxError: ",
  ],
  [
    "there is no such file",
    { "xs.ts": "" },
    `E_FILE_NOT_FOUND  there is no file x.ts\ndid you mean "xs.ts"?\n`,
  ],
];

it.each(broken)("%s", async (_, given, said) => {
  const { code, stdout, stderr } = await titrate(["run", "x.ts"], folderWith(given));
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(said);
});

test("what is from the environment is told before anything runs, apart from the results", async () => {
  const rate = "${oc.decode:${oc.env:TITRATE_TEST_LR,0.5}}";
  const folder = folderWith({
    "experiments/x.ts": defined(definition.replace("lr: 1", `lr: "${rate}"`).replace("../", "./")),
    "experiments/plugins/cube.ts": files["plugins/cube.ts"],
    "configs/model/small.yaml": files["configs/model/small.yaml"],
  });
  const { code, stdout, stderr } = await titrate(["run", "experiments/x.ts", "~sweep", "--json"], folder);
  expect(code, stderr).toBe(0);
  const what = "the environment variable TITRATE_TEST_LR";
  expect(stderr).toContain(`optimizer.lr = 0.5 is from ${what}\n`);
  expect(JSON.parse(stdout).fromOutside).toEqual([{ path: "optimizer.lr", value: 0.5, what }]);
});
