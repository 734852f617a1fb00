import { experimentShape } from "@titrate/config";
import { builtinPlugins } from "@titrate/container";
import { type Catalogue, kinds } from "@titrate/plugin/host";
import { Argument, Command } from "commander";
import { describe, expect, test } from "vitest";
import { candidateLine } from "./candidate.ts";
import { complete } from "./complete.ts";
import type { FolderEntry, World } from "./world.ts";

const files: Readonly<Record<string, readonly FolderEntry[]>> = {
  "": [
    { name: ".git", isFolder: true },
    { name: "experiments", isFolder: true },
    { name: "exit.yaml", isFolder: false },
    { name: "README.md", isFolder: false },
  ],
  "experiments/": [
    { name: "deep", isFolder: true },
    { name: "hidden-layer.yaml", isFolder: false },
    { name: "notes.txt", isFolder: false },
  ],
};

const few = ["adam", "sgd", "dense", "sequential", "sigmoid", "relu", "mse", "accuracy", "matthews", "step"];
const plugins = builtinPlugins.filter(({ name }) => few.includes(name));
const catalogue: Catalogue = {
  find: (kind, name) => plugins.find((plugin) => plugin.kind === kind && plugin.name === name),
  names: (kind) => plugins.filter((plugin) => plugin.kind === kind).map(({ name }) => name),
};

const config = {
  name: "x",
  optimizer: { type: "sgd", lr: 1, groups: [{ match: "*.bias" }] },
  model: { type: "sequential", layers: [{ type: "dense", units: 4, activation: "sigmoid" }, "dense"] },
  train: { epochs: 10 },
  sweep: { grid: { "optimizer.lr": [1, 2], model: ["a"] } },
};

function world(more: { readonly chosen?: readonly string[]; readonly config?: unknown } = {}): World {
  const program = new Command("titrate").version("1");
  program
    .addCommand(
      new Command("run")
        .summary("train")
        .argument("<experiment>")
        .argument("[overrides...]")
        .option("--seeds <count>", "how many")
        .option("--json", "as JSON")
        .option("--svg <file>", "draw")
        .option("--dir <folder>", "where to"),
    )
    .addCommand(new Command("plugins").summary("list").argument("[what]"))
    .addCommand(
      new Command("plugin")
        .summary("start or check")
        .addCommand(new Command("new").argument("<kind>").argument("<name>"))
        .addCommand(new Command("check").argument("<file>")),
    )
    .addCommand(new Command("completion").addArgument(new Argument("<shell>").choices(["bash", "zsh"])))
    .addCommand(new Command("validate").alias("check").argument("<experiments...>"))
    .addCommand(new Command("complete"), { hidden: true });
  return {
    program,
    list: (folder) => files[folder] ?? [],
    catalogue: async () => catalogue,
    experiment: async () => ({
      shape: experimentShape(["compiled", "reference"]),
      catalogue,
      config,
      chosen: ["optimizer", "model"],
      groups: { optimizer: ["slow", "adam"], model: ["deep"], db: ["engine/small"], "db/engine": ["small"] },
      ...more,
    }),
  };
}

const file = "x.yaml";

/** What is completed, a space between words, and the candidates likewise. */
const table: readonly (readonly [line: string, candidates: string])[] = [
  // Verbs and flags.
  ["", "run plugins plugin completion validate"],
  ["pl", "plugins plugin"],
  ["nothing", ""],
  ["plugin ", "new check"],
  ["plugin n", "new"],
  ["-", "--version --help"],
  ["run --", "--seeds --json --svg --dir --help"],
  [`run --json ${file} --s`, "--seeds --svg"],
  ["run --seeds ", ""],
  ["run --svg ex", "experiments/ exit.yaml"],
  ["run --svg=ex", "--svg=experiments/ --svg=exit.yaml"],
  ["run --dir ", "experiments/"],
  ["run --nothing=", ""],
  ["completion ", "bash zsh"],
  ["completion z", "zsh"],
  // Files.
  ["run ", "experiments/ exit.yaml"],
  ["run experiments/", "experiments/deep/ experiments/hidden-layer.yaml"],
  ["run --seeds 3 experiments/h", "experiments/hidden-layer.yaml"],
  ["run nowhere/", ""],
  ["run .", ".git/"],
  ["validate a.yaml b.yaml e", "experiments/ exit.yaml"],
  ["check e", "experiments/ exit.yaml"],
  ["plugin check R", "README.md"],
  // Kinds and plugins.
  ["plugin new activation ", ""],
  ["plugin new o", "optimizer"],
  ["plugins activation/s", "activation/sigmoid activation/step"],
  ["plugins nothing/", ""],
  ["plugins se", "sequential"],
  ["plugins los", "loss loss/"],
  // Keys and groups.
  [`run ${file} opt`, "optimizer= optimizer."],
  [`run -- ${file} prec`, "precision="],
  [`run ${file} db`, "db= db/"],
  [`run ${file} db/`, "db/engine="],
  [`run ${file} optimizer.l`, "optimizer.lr="],
  [`run ${file} optimizer.c`, "optimizer.clip."],
  [`run ${file} optimizer.clip.`, "optimizer.clip.norm= optimizer.clip.value="],
  [`run ${file} optimizer.groups.0.m`, "optimizer.groups.0.match= optimizer.groups.0.momentum="],
  [`run ${file} model.layers.`, "model.layers.0= model.layers.0. model.layers.1= model.layers.1."],
  [`run ${file} model.layers.0.act`, "model.layers.0.activation= model.layers.0.activation."],
  [`run ${file} model.layers.1.uni`, "model.layers.1.units="],
  [`run ${file} model.layers.7.`, ""],
  [`run ${file} tra`, "transforms= train."],
  [`run ${file} train.`, "train.epochs= train.batch= train.shuffle="],
  [`run ${file} sweep.`, "sweep.grid. sweep.seeds="],
  [`run ${file} sweep.grid.optimizer.l`, "sweep.grid.optimizer.lr="],
  [`run ${file} a=1 +opt`, "+optimizer= +optimizer."],
  [`run ${file} ++model.layers.0.u`, "++model.layers.0.units="],
  [`run ${file} ~opt`, "~optimizer ~optimizer."],
  [`run ${file} ~optimizer.`, "~optimizer.lr ~optimizer.groups ~optimizer.groups. ~optimizer.type"],
  [`run ${file} ~sch`, ""],
  [`run ${file} +optimizer@`, "+optimizer@_global_="],
  [`run ${file} constructor.`, ""],
  // Values.
  [`run ${file} optimizer=`, "optimizer=slow optimizer=adam"],
  [`run ${file} optimizer=s`, "optimizer=slow"],
  [`run ${file} +optimizer=sl`, "+optimizer=slow"],
  [`run ${file} optimizer@model=`, "optimizer@model=slow optimizer@model=adam"],
  [`run ${file} optimizer.type=`, "optimizer.type=adam optimizer.type=sgd"],
  [`run ${file} db/engine=`, "db/engine=small"],
  [`run ${file} model.layers.0.activation=r`, "model.layers.0.activation=relu"],
  [`run ${file} precision=`, "precision=f32 precision=f64"],
  [`run ${file} executor=r`, "executor=reference"],
  [`run ${file} train.shuffle=`, "train.shuffle=true train.shuffle=false"],
  [`run ${file} train.batch=`, "train.batch=full"],
  [`run ${file} train.epochs=`, ""],
  [`run ${file} optimizer=adam,s`, "optimizer=adam,slow"],
  [`run ${file} metrics=`, ""],
  [`run ${file} metrics=[accuracy,m`, "metrics=[accuracy,matthews"],
  [`run ${file} sweep.grid.optimizer=[sgd,ad`, "sweep.grid.optimizer=[sgd,adam"],
  [`run ${file} report.compare=`, "report.compare=optimizer.lr report.compare=model"],
  [`run ${file} constructor=`, ""],
  [`run ${file} nothing=`, ""],
];

const valuesOf = async (words: readonly string[], known = world()): Promise<string> =>
  (await complete(words, known)).map(({ value }) => value).join(" ");

describe("complete", () => {
  test.each(table)("titrate %s", async (line, candidates) => {
    expect(await valuesOf(line.split(" "))).toBe(candidates);
  });

  test("a list may have spaces, where its word is quoted", async () => {
    expect(await valuesOf(["run", "x.yaml", "metrics=[accuracy, m"])).toBe("metrics=[accuracy, matthews");
  });

  test("names of plugins too, where no entry of defaults has chosen an option", async () => {
    const known = world({ chosen: [] });
    expect(await valuesOf(["run", "x.yaml", "optimizer=s"], known)).toBe("optimizer=slow optimizer=sgd");
  });

  test("groups that are chosen for a package, at any depth", async () => {
    const known = world({ chosen: ["optimizer@head", "optimizer@tail.part"] });
    expect(await valuesOf(["run", "x.yaml", "optimizer@"], known)).toBe(
      "optimizer@head= optimizer@tail.part=",
    );
    expect(await valuesOf(["run", "x.yaml", "~optimizer@h"], known)).toBe("~optimizer@head");
    expect(await valuesOf(["run", "x.yaml", "optimizer@tail.part=s"], known)).toBe(
      "optimizer@tail.part=slow",
    );
  });

  test("of an experiment that is not to be had, what any experiment has", async () => {
    const known = world({ config: {}, chosen: [] });
    expect(await valuesOf(["run", "x.yaml", "optimizer."], known)).toBe("optimizer.type= optimizer.name=");
    expect(await valuesOf(["run", "x.yaml", "train.e"], known)).toBe("train.epochs=");
    expect(await valuesOf(["run", "x.yaml", "schedule."], known)).toContain("schedule.type=");
    for (const odd of [undefined, null, "text", [1], { optimizer: [1], model: 3, train: "x", sweep: null }]) {
      expect(await valuesOf(["run", "x.yaml", "optimizer=s"], world({ config: odd }))).toContain(
        "optimizer=slow",
      );
      expect(await valuesOf(["run", "x.yaml", "report.compare="], world({ config: odd }))).toBe("");
    }
  });

  test("the experiment and its overrides are those of the line", async () => {
    const asked: unknown[] = [];
    const known: World = {
      ...world(),
      experiment: (file, overrides) => {
        asked.push(file, overrides);
        return world().experiment(file, overrides);
      },
    };
    await complete(["run", "--seeds", "2", "a.yaml", "--json", "optimizer=adam", "~b", "train."], known);
    expect(asked).toEqual(["a.yaml", ["optimizer=adam", "~b"]]);
  });

  test("verbs, flags and files need neither plugins nor an experiment", async () => {
    const fail = () => Promise.reject(new Error("asked for"));
    const known: World = { ...world(), catalogue: fail, experiment: fail };
    for (const words of [["r"], ["run", "--"], ["run", "e"], ["plugin", "new", ""], ["completion", ""]]) {
      expect(await complete(words, known)).not.toEqual([]);
    }
    await expect(complete(["run", "x", ""], known)).rejects.toThrow("asked for");
  });
});

test("candidates say what they are", async () => {
  const said = async (...words: string[]) => (await complete(words, world())).map(candidateLine);
  expect(await said("run")).toEqual(["run\ttrain\n"]);
  expect(await said("run", "--j")).toEqual(["--json\tas JSON\n"]);
  expect(await said("run", "x.yaml", "optimizer.lr")).toEqual(["optimizer.lr=\ta number above 0; now 1\n"]);
  expect(await said("run", "x.yaml", "optimizer.nes")).toEqual([
    "optimizer.nesterov=\tStep along g + momentum * v; default false\n",
  ]);
  expect(await said("run", "x.yaml", "optimizer=sl")).toEqual(["optimizer=slow\toptimizer/slow.yaml\n"]);
  expect(await said("run", "x.yaml", "model.layers.0")).toEqual([
    expect.stringMatching(/^model\.layers\.0=\tdense: Fully connected/),
    expect.stringMatching(/^model\.layers\.0\.\tdense: Fully connected/),
  ]);
  expect(await said("plugin", "new", "loss")).toEqual(["loss\tall losses\n"]);
  expect(candidateLine({ value: "a", description: " two\n\tlines " })).toBe("a\ttwo lines\n");
});

test("every kind can be completed", async () => {
  expect(await valuesOf(["plugin", "new", ""])).toBe(Object.keys(kinds).join(" "));
});
