import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseArguments } from "../overrides/arguments.ts";
import { toPlain } from "../source/located.ts";
import { choicesOf, compose, problemsOf } from "../testing/composed.ts";
import { makeFolder } from "../testing/folder.ts";
import { nowhere } from "../testing/surroundings.ts";
import { createReader } from "./reader.ts";

describe("defaults", () => {
  it("merge in their order, the file where _self_ stands", () => {
    const defaults = (list: string) =>
      compose({ "experiments/x.yaml": `defaults: [${list}]\noptimizer: { lr: 1 }\n` }).plain;
    const last = { optimizer: { type: "sgd", lr: 1, momentum: 0.9 } };
    expect(defaults("optimizer: sgd, _self_")).toEqual(last);
    expect(defaults("optimizer: sgd")).toEqual(last);
    expect(defaults("_self_, optimizer: sgd")).toEqual({
      optimizer: { type: "sgd", lr: 0.5, momentum: 0.9 },
    });
  });

  it("put an option's content under its group, and tell what was chosen", () => {
    const { composed, plain } = compose({
      "experiments/x.yaml": "defaults:\n  - model: perceptron\n  - optimizer: adam\n  - _self_\nseed: 1\n",
    });
    expect(plain).toEqual({
      model: { type: "dense", units: 1, activation: "sigmoid" },
      optimizer: { type: "adam" },
      seed: 1,
    });
    expect(choicesOf(composed)).toEqual({ model: "perceptron", optimizer: "adam" });
  });

  it("merge maps deeply and replace lists", () => {
    const { plain } = compose({
      "configs/a/x.yaml": "map: { one: 1, two: { three: 3 } }\nlist: [1, 2, 3]\n",
      "experiments/x.yaml": "defaults: [a: x]\na: { map: { two: { four: 4 } }, list: [5] }\n",
    });
    expect(plain).toEqual({ a: { map: { one: 1, two: { three: 3, four: 4 } }, list: [5] } });
  });

  it("are found in the first folder of the search path that has the file", () => {
    const folder = makeFolder({
      "mine/optimizer/sgd.yaml": "lr: 1\n",
      "packaged/optimizer/sgd.yaml": "lr: 2\n",
      "packaged/optimizer/adam.yaml": "lr: 3\n",
      "x.yaml": "defaults: [optimizer: sgd]\n",
    });
    const searchPath = [join(folder, "mine"), join(folder, "packaged")];
    const read = (...texts: string[]) =>
      toPlain(createReader(join(folder, "x.yaml"), searchPath, nowhere)(parseArguments(texts)).root);
    expect(read()).toEqual({ optimizer: { lr: 1 } });
    expect(read("optimizer=adam")).toEqual({ optimizer: { lr: 3 } });
  });

  it("may choose a file that is empty", () => {
    const { plain } = compose({
      "configs/a/none.yaml": "# nothing\n",
      "experiments/x.yaml": "defaults: [a: none]\n",
    });
    expect(plain).toEqual({ a: {} });
  });

  it("name groups and options that exist", () => {
    expect(
      problemsOf({
        "experiments/x.yaml": "defaults:\n  - model: thre-layer\n  - optimiser: sgd\n  - zebra: zoo\n",
      }),
    ).toMatchInlineSnapshot(`
      "experiments/x.yaml:2:12  E_GROUP  the group "model" has no option "thre-layer"
          1 | defaults:
          2 |   - model: thre-layer
            |            ^^^^^^^^^^ did you mean "three-layer"?
      known options of model: perceptron, three-layer

      experiments/x.yaml:3:5  E_GROUP  there is no config group "optimiser"
          2 |   - model: thre-layer
          3 |   - optimiser: sgd
            |     ^^^^^^^^^ did you mean "optimizer"?
      known groups: loss, model, optimizer

      experiments/x.yaml:4:5  E_GROUP  there is no config group "zebra"
          3 |   - optimiser: sgd
          4 |   - zebra: zoo
            |     ^^^^^
      known groups: loss, model, optimizer"
    `);
  });

  it("are a list of choices", () => {
    expect(
      problemsOf({
        "experiments/x.yaml":
          "defaults:\n  - 3\n  - { a: b, c: d }\n  - model: 3\n  - model: ../x\n  - a b: c\n",
      }),
    ).toMatchInlineSnapshot(`
      "experiments/x.yaml:2:5  E_TYPE  expected "group: option", the name of a config, or "_self_", got 3
          1 | defaults:
          2 |   - 3
            |     ^ put it in quotes if it is a name

      experiments/x.yaml:3:5  E_TYPE  expected "group: option", the name of a config, or "_self_", got a map
          2 |   - 3
          3 |   - { a: b, c: d }
            |     ^^^^^^^^^^^^^^ write each entry after a dash of its own

      experiments/x.yaml:4:12  E_TYPE  expected the name of an option of "model", got 3
          3 |   - { a: b, c: d }
          4 |   - model: 3
            |            ^ write the option's name, in quotes if it is a number

      experiments/x.yaml:5:12  E_PATH  "../x" leaves the folders of configs
          4 |   - model: 3
          5 |   - model: ../x
            |            ^^^^ name a config below them, from their top as /group/option

      experiments/x.yaml:6:5  E_GROUP  "a b" cannot be the name of a group or a config
          5 |   - model: ../x
          6 |   - a b: c
            |     ^^^ a name has letters, digits, _, - and points, a path / between names"
    `);
    expect(problemsOf({ "experiments/x.yaml": "defaults: { model: perceptron }\n" })).toMatchInlineSnapshot(`
      "experiments/x.yaml:1:11  E_TYPE  expected a list such as "- model: perceptron", got a map
          1 | defaults: { model: perceptron }
            |           ^^^^^^^^^^^^^^^^^^^^^ write a dash in front of each entry"
    `);
  });

  it("choose a group once", () => {
    expect(
      problemsOf({
        "experiments/x.yaml": "defaults:\n  - model: perceptron\n  - _self_\n  - model: three-layer\n",
      }),
    ).toMatchInlineSnapshot(`
      "experiments/x.yaml:4:5  E_GROUP  "model" is given twice
          3 |   - _self_
          4 |   - model: three-layer
            |     ^^^^^ remove it, or the one on line 2"
    `);
  });

  it("may choose a list, which has a key to land under", () => {
    const files = { "configs/metrics/common.yaml": "- accuracy\n- f1\n" };
    const read = (text: string) => compose({ ...files, "experiments/x.yaml": text }).plain;
    expect(read("defaults: [metrics: common]\n")).toEqual({ metrics: ["accuracy", "f1"] });
    const atTop = { ...files, "experiments/x.yaml": "defaults: [metrics@_global_: common]\n" };
    expect(problemsOf(atTop)).toMatchInlineSnapshot(`
      "configs/metrics/common.yaml:1:1  E_TYPE  expected a map of keys, got a list
          1 | - accuracy
            | ^ remove the dashes: keys stand at the top"
    `);
    expect(problemsOf({ "experiments/x.yaml": "- 1\n" })).toMatchInlineSnapshot(`
      "experiments/x.yaml:1:1  E_TYPE  expected a map of keys, got a list
          1 | - 1
            | ^ remove the dashes: keys stand at the top"
    `);
  });
});
