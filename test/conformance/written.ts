import { builtinPlugins } from "@titrate/container";
import type { Kind, Plugin } from "@titrate/plugin";
import { writingsOf } from "../differential/catalogue/written.ts";

export interface Written {
  readonly title: string;
  readonly plugin: Plugin;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The files that the writings name. */
export const files: Readonly<Record<string, string>> = {
  "people.csv": "age,height,income\n31,1.7,high\n47,1.6,low\n52,1.8,high\n",
  "people.jsonl": '{"age":31,"height":1.7,"income":3}\n{"age":47,"height":1.6,"income":2}\n',
};

/** Datasets of files that are no text, which packages/datasets tests. */
export const unread: readonly string[] = [
  "dataset idx",
  "dataset image-folder",
  "dataset npy",
  "dataset npz",
];

/** Every built-in of a kind as it is written to be checked; those that are unread are left out. */
export function writtenOf(kind: Kind): Written[] {
  return builtinPlugins
    .filter((plugin) => plugin.kind === kind && !unread.includes(`${kind} ${plugin.name}`))
    .flatMap((plugin) =>
      writingsOf(kind, plugin.name).map(({ type: _, ...params }) => ({
        title: `${plugin.name} ${JSON.stringify(params)}`,
        plugin,
        params,
      })),
    );
}

/** The names that no plugin is called by: mistakes of the table above. */
export const strays = (): string[] =>
  unread.filter((key) => !builtinPlugins.some(({ kind, name }) => key === `${kind} ${name}`));
