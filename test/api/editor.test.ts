import { builtinPlugins } from "@titrate/container";
import type { Kind } from "@titrate/plugin/host";
import { expect, test } from "vitest";
import { startTypeScriptServer } from "./typescript-server.ts";

const namesOf = (kind: Kind): string[] =>
  builtinPlugins.filter((plugin) => plugin.kind === kind).map(({ name }) => name);

/** An experiment that is being written. */
const written = (rest: string): string =>
  `import { defineExperiment } from "titrate";\nexport default defineExperiment({ ${rest} });\n`;

test("an editor completes keys, plugins, parameters and choices, and says what they are", async () => {
  const server = await startTypeScriptServer();
  const keys = await server.complete(written('dataset: "iris", |'));
  expect(keys).toEqual(expect.arrayContaining(["defaults?", "model", "train", "precision?"]));
  expect(keys).not.toContain("dataset");

  expect(await server.complete(written('loss: "|"'))).toEqual(expect.arrayContaining(namesOf("loss")));
  const types = await server.complete(written('optimizer: { type: "|" }'));
  expect(types.toSorted()).toEqual(namesOf("optimizer").toSorted());
  const inLayers = 'model: { type: "sequential", layers: [{ type: "dense", units: 4, activation: "|" }] }';
  expect(await server.complete(written(inLayers))).toEqual(expect.arrayContaining(namesOf("activation")));
  const choices = await server.complete(written('precision: "|"'));
  expect(choices.toSorted()).toEqual(["???", "f32", "f64"]);

  const parameters = 'optimizer: { type: "adam", | }';
  expect(await server.complete(written(parameters))).toEqual(
    expect.arrayContaining(["lr?", "beta1?", "clip?", "groups?"]),
  );
  expect(await server.explain(written(parameters), "amsgrad?")).toBe(
    "Scale by the largest variance so far, which cannot forget. `false` unless given.",
  );
  expect(await server.hover(written('model: { type: "dense", |units: 4 }'))).toContain(
    "A whole number from 1.",
  );
  await server.close();
});
