import { describe, expect, it } from "vitest";
import { nodeAt } from "../source/located.ts";
import { formatPlace } from "../source/problem.ts";
import { choicesOf, compose, problemsOf } from "../testing/composed.ts";
import { nestedConfigs as configs } from "../testing/nested-configs.ts";

const read = (text: string, ...overrides: string[]) =>
  compose({ ...configs, "experiments/x.yaml": text }, ...overrides);
const problems = (text: string, ...overrides: string[]) =>
  problemsOf({ ...configs, "experiments/x.yaml": text }, ...overrides);

describe("defaults", () => {
  it("of a group's file are relative to it", () => {
    const { plain, composed } = read("defaults: [net: deep]\n");
    expect(plain).toEqual({ net: { activation: { type: "relu" }, depth: 3 } });
    expect(choicesOf(composed)).toEqual({ net: "deep", "net/activation": "relu" });
    expect(read("defaults: [net: deep]\n", "net/activation=elu").plain).toEqual({
      net: { activation: { type: "elu", alpha: 2 }, depth: 3 },
    });
  });

  it("may be configs beside the experiment, or in a folder of configs", () => {
    expect(read("defaults: [beside, long]\n").plain).toEqual({ train: { batch: 4, epochs: 1000 } });
    expect(problems("defaults:\n  - besides\n")).toMatchInlineSnapshot(`
      "experiments/x.yaml:2:5  E_GROUP  there is no config "besides"
          1 | defaults:
          2 |   - besides
            |     ^^^^^^^ did you mean "beside"?"
    `);
  });

  it("land in a package", () => {
    const { plain } = read(
      "defaults: [optimizer@train.head: adam, optimizer@train.body: sgd]\n",
      "optimizer@train.head=sgd",
    );
    expect(plain).toMatchObject({ train: { head: { type: "sgd" }, body: { type: "sgd" } } });
    expect(read("defaults: [optimizer@_global_: adam]\n").plain).toEqual({ type: "adam" });
    expect(
      problems("defaults:\n  - optimizer@_group_: adam\n  - optimizer@a b: adam\n"),
    ).toMatchInlineSnapshot(`
      "experiments/x.yaml:2:5  E_GROUP  "_group_" has no meaning in a package since Hydra 1.1
          1 | defaults:
          2 |   - optimizer@_group_: adam
            |     ^^^^^^^^^^^^^^^^^ write the keys themselves, such as train.optimizer

      experiments/x.yaml:3:5  E_GROUP  "optimizer@a b" cannot be the name of a group or a config
          2 |   - optimizer@_group_: adam
          3 |   - optimizer@a b: adam
            |     ^^^^^^^^^^^^^ a name has letters, digits, _, - and points, a path / between names"
    `);
  });

  it("may be presets, which override what stands before them", () => {
    const text = "defaults: [optimizer: sgd, _self_]\ntrain: { epochs: 9, batch: 2 }\n";
    const { plain, composed } = read(text, "+preset=fast");
    expect(plain).toEqual({ optimizer: { type: "adam" }, train: { epochs: 1, batch: 2 } });
    expect(choicesOf(composed)).toEqual({ optimizer: "adam", preset: "fast" });
    expect(read(text, "+preset=fast", "optimizer=sgd").plain).toMatchObject({ optimizer: { type: "sgd" } });
    expect(problems("defaults:\n  - preset: fast\n  - optimizer: sgd\n")).toMatchInlineSnapshot(`
      "configs/preset/fast.yaml:3:5  E_GROUP  override changes "optimizer", which no entry before it has chosen
          2 | defaults:
          3 |   - override /optimizer: adam
            |     ^^^^^^^^^^^^^^^^^^^ put the entry that chooses it before it
      known choices: optimizer, preset"
    `);
  });

  it("may be left out, or be none", () => {
    expect(read("defaults: [optional nothing: here, optional optimizer: adam, model: null]\n").plain).toEqual(
      {
        optimizer: { type: "adam" },
      },
    );
    expect(read("defaults: [model: null]\n", "model=perceptron").plain).toMatchObject({
      model: { type: "dense" },
    });
    expect(
      read("defaults: [optimizer: adam, loss: mean-squared-error]\n", "optimizer=null", "~loss").plain,
    ).toEqual({});
  });

  it("may hold the choice of another group", () => {
    const text = `defaults: [optimizer: sgd, net/activation@act: "\${twin}", twin: elu]\n`;
    const files = { "configs/twin/elu.yaml": "# nothing\n", "configs/twin/relu.yaml": "# nothing\n" };
    const act = (...overrides: string[]) =>
      compose({ ...configs, ...files, "experiments/x.yaml": text }, ...overrides).plain;
    expect(act()).toMatchObject({ act: { type: "elu" } });
    expect(act("twin=relu")).toMatchObject({ act: { type: "relu" } });
    expect(problems(`defaults:\n  - optimizer: sgd\n  - model: \${optimiser}_net\n`)).toMatchInlineSnapshot(`
      "experiments/x.yaml:3:12  E_INTERPOLATION  \${optimiser} is not the choice of a group: entries of defaults know nothing else
          2 |   - optimizer: sgd
          3 |   - model: \${optimiser}_net
            |            ^^^^^^^^^^^^^^^^ did you mean "optimizer"?
      known choices: optimizer"
    `);
  });

  it("keep where an option was chosen, and what that replaced", () => {
    const { composed, folder } = read("defaults: [optimizer: sgd]\noptimizer: { lr: 3 }\n", "optimizer=adam");
    const { chosenAt, overrides } = composed.tree.children.find((child) => child !== "_self_")!;
    expect(formatPlace(chosenAt, folder)).toBe("command line, argument 1");
    expect(formatPlace(overrides!.location, folder)).toBe("experiments/x.yaml:1:23");
    expect(nodeAt(composed.root, ["optimizer", "type"])!.location.source.name).toMatch(/adam\.yaml$/);
  });

  it("are told what is wrong with them", () => {
    expect(
      problems(
        `defaults:
  - override optimizer: adam
  - net: ???
  - /net/activation@here: rely
  - ../secret
  - optimizer: ../../secret
  - __proto__: x
  - optimizer@a.constructor: adam
  - _self_
  - _self_
`,
      ),
    ).toMatchInlineSnapshot(`
      "experiments/x.yaml:2:5  E_GROUP  overrides come after all other entries
          1 | defaults:
          2 |   - override optimizer: adam
            |     ^^^^^^^^^^^^^^^^^^ move it to the end of the list

      experiments/x.yaml:3:10  E_MISSING  an option of "net" must be given
          2 |   - override optimizer: adam
          3 |   - net: ???
            |          ^^^ such as net=deep
      known options of net: deep

      experiments/x.yaml:4:27  E_GROUP  the group "net/activation" has no option "rely"
          3 |   - net: ???
          4 |   - /net/activation@here: rely
            |                           ^^^^ did you mean "relu"?
      known options of net/activation: elu, relu

      experiments/x.yaml:5:5  E_PATH  "../secret" leaves the folders of configs
          4 |   - /net/activation@here: rely
          5 |   - ../secret
            |     ^^^^^^^^^ name a config below them, from their top as /group/option

      experiments/x.yaml:6:16  E_PATH  "../../secret" leaves the folders of configs
          5 |   - ../secret
          6 |   - optimizer: ../../secret
            |                ^^^^^^^^^^^^ name a config below them, from their top as /group/option

      experiments/x.yaml:7:5  E_KEY  "__proto__" cannot be a key
          6 |   - optimizer: ../../secret
          7 |   - __proto__: x
            |     ^^^^^^^^^ JavaScript reserves it: choose another name

      experiments/x.yaml:8:5  E_KEY  "constructor" cannot be a key
          7 |   - __proto__: x
          8 |   - optimizer@a.constructor: adam
            |     ^^^^^^^^^^^^^^^^^^^^^^^ choose another name

      experiments/x.yaml:10:5  E_GROUP  "_self_" is given twice
          9 |   - _self_
         10 |   - _self_
            |     ^^^^^^ remove one of them"
    `);
  });

  it("do not go in a circle", () => {
    const circle = { "configs/a.yaml": "defaults: [b]\n", "configs/b.yaml": "defaults:\n  - a\n" };
    expect(
      problemsOf({ ...circle, "experiments/x.yaml": "defaults: [a]\n" }).replace(/"?\S*configs/g, "configs"),
    ).toMatchInlineSnapshot(`
      "configs/b.yaml:2:5  E_GROUP  configs include each other in a circle: configs/a.yaml includes configs/b.yaml includes configs/a.yaml
          1 | defaults:
          2 |   - a
            |     ^ remove one of the entries"
    `);
  });

  it("are told when the head of a file names no package", () => {
    const head = (text: string) =>
      problemsOf({ "configs/a/x.yaml": text, "experiments/x.yaml": "defaults: [a: x]\n" });
    expect(head("# @package a b\nlr: 1\n")).toMatchInlineSnapshot(`
      "configs/a/x.yaml:1:3  E_GROUP  a package is one name
          1 | # @package a b
            |   ^^^^^^^^^^^^ write one name, such as # @package _global_"
    `);
    expect(head("# a comment\n\n# @package _name_\nlr: 1\n")).toMatchInlineSnapshot(`
      "configs/a/x.yaml:3:3  E_GROUP  "_name_" has no meaning in a package since Hydra 1.1
          3 | # @package _name_
            |   ^^^^^^^^^^^^^^^ write the keys themselves, such as train.optimizer"
    `);
  });
});

describe("choices on the command line", () => {
  const text = "defaults: [optimizer: sgd]\nloss: mse\n";

  it("need an entry of defaults only where they name a package", () => {
    expect(read(text, "net=deep").plain).toMatchObject({ net: { depth: 3 } });
    expect(
      problems(text, "optimizer@head=adam", "~net/activation", "nets/activation=relu"),
    ).toMatchInlineSnapshot(`
      "command line, argument 1  E_OVERRIDE  "optimizer@head" changes a choice that no entry of defaults makes
          optimizer@head=adam
          ^^^^^^^^^ write +optimizer@head=adam to add one
      known choices: optimizer

      command line, argument 2  E_OVERRIDE  "net/activation" deletes a choice that no entry of defaults makes
          ~net/activation
           ^^^^^^^^^^^^^^
      known choices: optimizer

      command line, argument 3  E_GROUP  there is no config group "nets/activation"
          nets/activation=relu
          ^^^^^^^^^^^^^^^ did you mean "net/activation"?
      known groups: loss, model, net, net/activation, optimizer, preset"
    `);
  });

  it("are added once", () => {
    expect(problems(text, "+optimizer=adam")).toMatchInlineSnapshot(`
      "command line, argument 1  E_GROUP  "optimizer" is chosen already
          +optimizer=adam
           ^^^^^^^^^ leave out the + to change it"
    `);
    expect(problems(text, "++optimizer=adam")).toMatchInlineSnapshot(`
      "command line, argument 1  E_OVERRIDE  ++ is for keys: a group has an option or has none
          ++optimizer=adam
          ^^^^^^^^^^^^^^^^ write +group=option or group=option"
    `);
  });

  it("are deleted if they are what is meant", () => {
    expect(read(text, "~optimizer=sgd").plain).toEqual({ loss: "mse" });
    expect(problems(text, "~optimizer=adam")).toMatchInlineSnapshot(`
      "command line, argument 1  E_OVERRIDE  "optimizer" is the string "sgd", not the string "adam": nothing is deleted
          ~optimizer=adam
                     ^^^^
      overrides experiments/x.yaml:1:23 ("sgd")"
    `);
  });
});

describe("keys on the command line", () => {
  const text = "train: { epochs: 3, sizes: [1, 2] }\n";

  it("are added with + where they are new, and deleted with ~", () => {
    expect(read(text, "+train.batch=2", "++train.epochs=4", "~train.sizes").plain).toEqual({
      train: { epochs: 4, batch: 2 },
    });
    expect(read(text, "~train.sizes.0").plain).toMatchObject({ train: { sizes: [2] } });
  });

  it("are told what is wrong with them", () => {
    const wrong = [
      "+train.epochs=4",
      "~train.epoch",
      "~train.epochs=4",
      "train.sizes={a: 1}",
      "~train.sizes.7",
    ];
    expect(problems(text, ...wrong)).toMatchInlineSnapshot(`
      "command line, argument 1  E_OVERRIDE  "train.epochs" is there already
          +train.epochs=4
                 ^^^^^^ leave out the +, or write ++
      overrides experiments/x.yaml:1:18 (3)

      command line, argument 2  E_OVERRIDE  "train.epoch" is not there, and cannot be deleted
          ~train.epoch
                 ^^^^^ did you mean "epochs"?
      known keys there: epochs, sizes

      command line, argument 3  E_OVERRIDE  "train.epochs" is 3, not 4: nothing is deleted
          ~train.epochs=4
                        ^ leave out the value to delete it whatever it is
      overrides experiments/x.yaml:1:18 (3)

      command line, argument 4  E_TYPE  a map cannot be merged with a list of 2
          train.sizes={a: 1}
                      ^^^^^^ write a list here
      overrides experiments/x.yaml:1:28 (a list of 2)

      command line, argument 5  E_OVERRIDE  "train.sizes.7" is not there, and cannot be deleted
          ~train.sizes.7
                       ^"
    `);
  });
});
