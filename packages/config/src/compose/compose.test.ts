import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseArguments } from "../overrides/arguments.ts";
import { findConfigFolders } from "../source/files.ts";
import { nodeAt, toPlain } from "../source/located.ts";
import { formatFile, formatPlace } from "../source/problem.ts";
import { compose, problemsOf } from "../testing/composed.ts";
import { makeFolder, problemsIn } from "../testing/folder.ts";
import { createReader, gridOverride, locate } from "./compose.ts";

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
    expect(composed.choices).toEqual({ model: "perceptron", optimizer: "adam" });
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
      toPlain(createReader(join(folder, "x.yaml"), searchPath)(parseArguments(texts)).root);
    expect(read()).toEqual({ optimizer: { lr: 1 } });
    expect(read("optimizer=adam")).toEqual({ optimizer: { lr: 3 } });
  });

  it("may choose a file that is empty", () => {
    const { plain } = compose({
      "configs/a/none.yaml": "# nothing\n",
      "experiments/x.yaml": "defaults: [a: none]\n",
    });
    expect(plain).toEqual({});
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
      "experiments/x.yaml:2:5  E_TYPE  expected group: option or _self_, got 3
          1 | defaults:
          2 |   - 3
            |     ^

      experiments/x.yaml:3:5  E_TYPE  expected group: option or _self_, got a map
          2 |   - 3
          3 |   - { a: b, c: d }
            |     ^^^^^^^^^^^^^^

      experiments/x.yaml:4:12  E_TYPE  expected the name of an option of "model", got 3
          3 |   - { a: b, c: d }
          4 |   - model: 3
            |            ^

      experiments/x.yaml:5:12  E_NOT_YET  an option in a folder is not supported yet
          4 |   - model: 3
          5 |   - model: ../x
            |            ^^^^

      experiments/x.yaml:6:5  E_GROUP  "a b" cannot be the name of a group
          5 |   - model: ../x
          6 |   - a b: c
            |     ^^^"
    `);
    expect(problemsOf({ "experiments/x.yaml": "defaults: { model: perceptron }\n" })).toMatchInlineSnapshot(`
      "experiments/x.yaml:1:11  E_TYPE  expected a list such as "- model: perceptron", got a map
          1 | defaults: { model: perceptron }
            |           ^^^^^^^^^^^^^^^^^^^^^"
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
            |     ^^^^^^^^^^^^^^^^^^ remove one of them"
    `);
  });

  it("do not know all of Hydra's forms yet", () => {
    expect(
      problemsOf({
        "configs/a/nested.yaml": "# @package _global_\ndefaults: [b: c]\n",
        "experiments/x.yaml": `defaults:
  - base
  - optional model: perceptron
  - override model: perceptron
  - model@backup: perceptron
  - server/db: mysql
  - model: [perceptron, three-layer]
  - model: null
  - model: "\${x}"
  - a: nested
`,
      }),
    ).toMatchInlineSnapshot(`
      "experiments/x.yaml:2:5  E_NOT_YET  a config without a group is not supported yet
          1 | defaults:
          2 |   - base
            |     ^^^^ write it as group: option

      experiments/x.yaml:3:5  E_NOT_YET  "optional" in defaults is not supported yet
          2 |   - base
          3 |   - optional model: perceptron
            |     ^^^^^^^^^^^^^^

      experiments/x.yaml:4:5  E_NOT_YET  "override" in defaults is not supported yet
          3 |   - optional model: perceptron
          4 |   - override model: perceptron
            |     ^^^^^^^^^^^^^^

      experiments/x.yaml:5:5  E_NOT_YET  a package, "@" is not supported yet
          4 |   - override model: perceptron
          5 |   - model@backup: perceptron
            |     ^^^^^^^^^^^^

      experiments/x.yaml:6:5  E_NOT_YET  a nested group, "/" is not supported yet
          5 |   - model@backup: perceptron
          6 |   - server/db: mysql
            |     ^^^^^^^^^

      experiments/x.yaml:7:12  E_NOT_YET  a list of options is not supported yet
          6 |   - server/db: mysql
          7 |   - model: [perceptron, three-layer]
            |            ^^^^^^^^^^^^^^^^^^^^^^^^^

      experiments/x.yaml:8:12  E_NOT_YET  a group without an option is not supported yet
          7 |   - model: [perceptron, three-layer]
          8 |   - model: null
            |            ^^^^

      experiments/x.yaml:9:12  E_NOT_YET  interpolation is not supported yet
          8 |   - model: null
          9 |   - model: "\${x}"
            |            ^^^^^^

      configs/a/nested.yaml:1:1  E_NOT_YET  a package header is not supported yet
          1 | # @package _global_
            | ^^^^^^^^^^^^^^^^^^^

      configs/a/nested.yaml:2:1  E_NOT_YET  defaults in a group's file are not supported yet
          1 | # @package _global_
          2 | defaults: [b: c]
            | ^^^^^^^^"
    `);
  });

  it("choose files that are maps", () => {
    expect(
      problemsOf({ "configs/a/list.yaml": "- 1\n", "experiments/x.yaml": "defaults: [a: list]\n" }),
    ).toMatchInlineSnapshot(`"configs/a/list.yaml  E_TYPE  expected a map of keys, got a list of 1"`);
  });
});

describe("a reader", () => {
  it("refuses what is still to be given, and interpolation", () => {
    const files = { "experiments/x.yaml": `train: { epochs: ??? }\nname: "run-\${seed}"\n` };
    expect(problemsOf(files)).toMatchInlineSnapshot(`
      "experiments/x.yaml:1:18  E_MISSING  train.epochs must be given
          1 | train: { epochs: ??? }
            |                  ^^^ such as train.epochs=...

      experiments/x.yaml:2:7  E_NOT_YET  interpolation, "\${", is not supported yet
          1 | train: { epochs: ??? }
          2 | name: "run-\${seed}"
            |       ^^^^^^^^^^^^^"
    `);
    expect(compose({ "experiments/x.yaml": "train: { epochs: ??? }\n" }, "train.epochs=3").plain).toEqual({
      train: { epochs: 3 },
    });
  });

  it("needs a file", () => {
    const folder = makeFolder({ "hidden-layer.yaml": "" });
    const shown = formatFile(folder); // as seen from here, where that is shorter
    const read = (name: string) => createReader(join(folder, name), []);
    expect(problemsIn(folder, read("hiden-layer.yaml")).replaceAll(shown, "FOLDER")).toMatchInlineSnapshot(`
      "E_FILE_NOT_FOUND  there is no file FOLDER/hiden-layer.yaml
      did you mean "hidden-layer.yaml"?"
    `);
    expect(problemsIn(folder, read(".")).replaceAll(shown, "FOLDER")).toMatchInlineSnapshot(
      `"E_FILE_NOT_FOUND  FOLDER cannot be read: EISDIR: illegal operation on a directory, read"`,
    );
    expect(problemsIn(folder, read("hidden-layer.yaml")).replaceAll(shown, "FOLDER")).toMatchInlineSnapshot(`
      "E_MISSING  FOLDER/hidden-layer.yaml is empty
      an experiment names at least its dataset, model, loss, optimizer and train.epochs"
    `);
  });

  it("reads UTF-8, with or without a byte order mark", () => {
    const write = (content: Uint8Array) => {
      const folder = makeFolder({ "x.yaml": content });
      return createReader(join(folder, "x.yaml"), []);
    };
    const { root } = write(Buffer.from("\ufeffseed: 1\n"))();
    expect(nodeAt(root, ["seed"])?.location).toMatchObject({ line: 1, column: 7 });
    expect(problemsIn("/", write(Buffer.from([0x61, 0xff])))).toMatch(
      /^E_YAML {2}\S+x\.yaml is not text in UTF-8$/,
    );
  });

  it("lists the plugins before anything is validated", () => {
    const { composed } = compose({ "experiments/x.yaml": "plugins:\n  - ./swish.ts\n  - titrate-more\n" });
    expect(composed.plugins.map(({ specifier, location }) => [specifier, location.line])).toEqual([
      ["./swish.ts", 2],
      ["titrate-more", 3],
    ]);
  });
});

describe("locate", () => {
  const place = (...path: (string | number)[]) => {
    const files = { "experiments/x.yaml": "defaults: [model: three-layer]\ntrain: { epochs: 5 }\n" };
    const { composed, folder } = compose(files, "model.layers.1.units=3");
    return formatPlace(locate(composed, path), folder);
  };

  it("finds a value, a part at its type", () => {
    expect(place("train", "epochs")).toBe("experiments/x.yaml:2:18");
    expect(place("model", "layers", 0)).toBe("configs/model/three-layer.yaml:3:13");
    expect(place("model", "layers", 1, "units")).toBe("command line, argument 1");
  });

  it("falls back to the nearest ancestor", () => {
    expect(place("model", "layers", 0, "bias", "x")).toBe("configs/model/three-layer.yaml:3:13");
    expect(place("nothing")).toBe("experiments/x.yaml");
  });
});

it("gridOverride is the value where the grid is written", () => {
  const files = {
    "experiments/x.yaml":
      "defaults: [model: three-layer]\nsweep:\n  grid:\n    model: [perceptron, three-layer]\n    train.epochs: [1, 2]\n",
  };
  const { composed, folder } = compose(files);
  const overrides = [gridOverride(composed, "model", 0), gridOverride(composed, "train.epochs", 1)];
  const row = createReader(composed.file, [join(folder, "configs")])(overrides);
  expect(row.choices).toEqual({ model: "perceptron" });
  expect(toPlain(row.root)).toMatchObject({ model: { type: "dense" }, train: { epochs: 2 } });
  expect(formatPlace(locate(row, ["train", "epochs"]), folder)).toBe("experiments/x.yaml:5:23");
  expect(() => gridOverride(composed, "model", 2)).toThrow(RangeError);
});

it("findConfigFolders takes the nearest configs folder, then the packaged ones", () => {
  const folder = makeFolder({
    "configs/a/x.yaml": "",
    "deep/configs/a/x.yaml": "",
    "deep/er/x.yaml": "",
    "other/x.yaml": "",
  });
  const find = (file: string) => findConfigFolders(join(folder, file), ["/packaged"]);
  expect(find("deep/er/x.yaml")).toEqual([join(folder, "deep/configs"), "/packaged"]);
  expect(find("other/x.yaml")).toEqual([join(folder, "configs"), "/packaged"]);
  expect(findConfigFolders(join(folder, "other/x.yaml"), [join(folder, "configs")])).toHaveLength(1);
});
