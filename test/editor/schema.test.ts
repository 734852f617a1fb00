import { join } from "node:path";
import type { SchemaObject } from "@titrate/config";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { root, titrate } from "../acceptance/cli.ts";
import { interpolated, partsOf, places, wrongExperiments, wrongParts } from "./parts.ts";
import { createValidator } from "./validator.ts";

const { stdout: text } = await titrate(["schema"]);
const schema = JSON.parse(text) as SchemaObject;

// Rewritten by `npx vitest run test/editor -u`.
it("configs/schema.json is up to date", async () => {
  await expect(text).toMatchFileSnapshot(join(root, "configs/schema.json"));
});

/** What editors read beside the standard's keywords. */
const vocabulary = [
  "errorMessage",
  "patternErrorMessage",
  "markdownDescription",
  "enumDescriptions",
  "doNotSuggest",
];
// Types and keys are given once, beside the rules that hold for them: ajv's checks of style want them in each.
const style = { strictTypes: false, strictTuples: false, strictRequired: false };
const ajv = new Ajv2020({ strict: true, ...style, allErrors: true });
for (const keyword of vocabulary) ajv.addKeyword(keyword);

it("is a JSON Schema of 2020-12, without a keyword or a reference that leads nowhere", () => {
  expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true);
  expect(() => ajv.compile(schema)).not.toThrow();
});

describe("titrate and the schema say the same", () => {
  const isInSchema = ajv.compile(schema);
  const validates = createValidator();

  /** Those that titrate accepts and the schema refuses, and those where it is the other way. */
  function compare(experiments: readonly object[]): Record<"accepted" | "tooStrict" | "tooLax", object[]> {
    const accepted = experiments.filter(validates);
    const known = new Set(accepted);
    return {
      accepted,
      tooStrict: accepted.filter((experiment) => !isInSchema(experiment)),
      tooLax: experiments.filter((experiment) => !known.has(experiment) && isInSchema(experiment)),
    };
  }

  it("of every plugin, as its page writes it", () => {
    const experiments = partsOf().map(({ kind, part }) => places[kind](part));
    const { accepted, tooStrict } = compare(experiments);
    expect(accepted).toEqual(experiments);
    expect(tooStrict).toEqual([]);
  });

  it("of values that are given elsewhere", () => {
    const { accepted, tooStrict } = compare(interpolated);
    expect(accepted).toEqual(interpolated);
    expect(tooStrict).toEqual([]);
  });

  it("of every parameter, whatever value it has", () => {
    const { accepted, tooStrict, tooLax } = compare(wrongParts().map(({ kind, part }) => places[kind](part)));
    expect(accepted.length).toBeGreaterThan(500);
    expect(tooStrict).toEqual([]);
    // What a schema's own code checks, JSON Schema cannot say.
    expect(tooLax).toEqual([
      places.optimizer({ type: "adadelta", clip: {} }),
      places.transform({ type: "k-fold", folds: 1 }),
    ]);
  });

  it("of every key, alone and over an option of a group; but what holds between keys", () => {
    const { accepted, tooStrict } = compare(wrongExperiments());
    expect(accepted.length).toBeGreaterThan(50);
    expect(tooStrict).toEqual([]);
  });
});
