import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findConfigFolders } from "../source/files.ts";
import { nodeAt, toPlain } from "../source/located.ts";
import { formatFile, formatPlace, throwAny } from "../source/problem.ts";
import { choicesOf, compose, problemsOf } from "../testing/composed.ts";
import { makeFolder, problemsIn } from "../testing/folder.ts";
import { nowhere } from "../testing/surroundings.ts";
import { createReader, gridOverride, locate } from "./reader.ts";

describe("a reader", () => {
  it("refuses what is still to be given", () => {
    const files = {
      "experiments/x.yaml": `train: { epochs: ??? }\nevaluate: { every: "\${train.epochs}" }\n`,
    };
    expect(problemsOf(files)).toMatchInlineSnapshot(`
      "experiments/x.yaml:1:18  E_MISSING  train.epochs must be given
          1 | train: { epochs: ??? }
            |                  ^^^ such as train.epochs=..."
    `);
    expect(compose({ "experiments/x.yaml": "train: { epochs: ??? }\n" }, "train.epochs=3").plain).toEqual({
      train: { epochs: 3 },
    });
  });

  it("needs a file", () => {
    const folder = makeFolder({ "hidden-layer.yaml": "" });
    // Named in full, or as seen from here where that is shorter.
    const anywhere = (text: string) =>
      text.replaceAll(folder, "FOLDER").replaceAll(formatFile(folder), "FOLDER");
    const read = (name: string) => () => throwAny(createReader(join(folder, name), [], nowhere)().problems);
    expect(anywhere(problemsIn(folder, read("hiden-layer.yaml")))).toMatchInlineSnapshot(`
      "E_FILE_NOT_FOUND  there is no file FOLDER/hiden-layer.yaml
      did you mean "hidden-layer.yaml"?"
    `);
    expect(anywhere(problemsIn(folder, read(".")))).toMatchInlineSnapshot(
      `
      "FOLDER  E_FILE_NOT_FOUND  it is a folder, not a file
      name a file in it"
    `,
    );
    expect(anywhere(problemsIn(folder, read("hidden-layer.yaml")))).toMatchInlineSnapshot(`
      "hidden-layer.yaml  E_MISSING  the experiment is empty
      an experiment names at least its dataset, model, loss, optimizer and train.epochs"
    `);
  });

  it("reads UTF-8, with or without a byte order mark", () => {
    const write = (content: Uint8Array) => {
      const folder = makeFolder({ "x.yaml": content });
      return createReader(join(folder, "x.yaml"), [], nowhere);
    };
    const { root } = write(Buffer.from("\ufeffseed: 1\n"))();
    expect(nodeAt(root, ["seed"])?.location).toMatchObject({ line: 1, column: 7 });
    expect(problemsIn("/", () => throwAny(write(Buffer.from([0x61, 0xff]))().problems))).toMatch(
      /^\S+x\.yaml:1:2 {2}E_YAML {2}the byte 0xff is no text in UTF-8/,
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
  const row = createReader(composed.file, [join(folder, "configs")], nowhere)(overrides);
  expect(choicesOf(row)).toEqual({ model: "perceptron" });
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
