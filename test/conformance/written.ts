import { builtinPlugins } from "@titrate/container";
import type { Kind, Plugin } from "@titrate/plugin";
import { everyPlugin } from "../differential/catalogue/written.ts";

export interface Written {
  readonly title: string;
  readonly plugin: Plugin;
  readonly params: Readonly<Record<string, unknown>>;
}

/** How plugins of the kinds without tensors are written, where their defaults do not do. */
const writings: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  "dataset csv": [{ file: "rows.csv", target: "c" }],
  "dataset jsonl": [{ file: "rows.jsonl", classes: true }],
  "dataset logic-gate": [{ gate: "nand" }],
  "dataset parity": [{ bits: 3 }],
  "dataset table": [
    {
      inputs: [
        [1, 2],
        [3, 4],
      ],
      targets: [[1], [0]],
    },
  ],
  "initializer constant": [{ value: 0.5 }],
  "schedule cosine-restarts": [{ period: 10 }],
  "schedule exponential": [{ gamma: 0.9 }],
  "schedule multi-step": [{ milestones: [5, 10] }],
  "schedule sequential": [{ schedules: ["constant", "cosine"], milestones: [5] }],
  "schedule step": [{ size: 5 }],
  "schedule warmup": [{ steps: 5 }],
  "transform drop": [{ columns: [0] }],
  "transform select": [{ columns: [1] }],
  "transform split": [{ test: 0.25 }],
  "transform subset": [{ rows: 0.5 }],
};

/** The files that the writings name. */
export const files: Readonly<Record<string, string>> = {
  "rows.csv": "a,b,c\n1,2,yes\n3,4,no\n5,6,yes\n",
  "rows.jsonl": '{"inputs":[1,2],"targets":"yes"}\n{"inputs":[3,4],"targets":"no"}\n',
};

/** Datasets of files that are no text, which packages/datasets tests. */
export const unread: readonly string[] = [
  "dataset idx",
  "dataset image-folder",
  "dataset npy",
  "dataset npz",
];

/** Kinds whose parameters the tests of executors write. */
const inGraphs: readonly Kind[] = ["activation", "layer", "loss", "metric", "optimizer"];

/** Every built-in of a kind as it is written to be checked; those that are unread are left out. */
export function writtenOf(kind: Kind): Written[] {
  if (inGraphs.includes(kind)) return everyPlugin(kind).map(([title]) => fromTitle(kind, title));
  return builtinPlugins
    .filter((plugin) => plugin.kind === kind && !unread.includes(`${kind} ${plugin.name}`))
    .flatMap((plugin) =>
      (writings[`${kind} ${plugin.name}`] ?? [{}]).map((params) => ({
        title: `${plugin.name} ${JSON.stringify(params)}`,
        plugin,
        params,
      })),
    );
}

/** A title of `everyPlugin` is the name, a space, and the parameters. */
function fromTitle(kind: Kind, title: string): Written {
  const space = title.indexOf(" ");
  const plugin = builtinPlugins.find((each) => each.kind === kind && each.name === title.slice(0, space))!;
  return { title, plugin, params: JSON.parse(title.slice(space + 1)) };
}

/** The names that no plugin is called by: mistakes of these tables. */
export const strays = (): string[] =>
  [...Object.keys(writings), ...unread].filter(
    (key) => !builtinPlugins.some(({ kind, name }) => key === `${kind} ${name}`),
  );
