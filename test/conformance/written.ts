import { builtinPlugins } from "@titrate/container";
import type { Plugin } from "@titrate/plugin";
import type { Kind } from "@titrate/plugin/host";
import { writingsOf } from "../differential/catalogue/written.ts";

export interface Written {
  readonly title: string;
  readonly plugin: Plugin;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The files of text that the writings name; `binaryFiles` are the others. */
export const files: Readonly<Record<string, string>> = {
  "people.csv": "age,height,income\n31,1.7,high\n47,1.6,low\n52,1.8,high\n",
  "people.jsonl": '{"age":31,"height":1.7,"income":3}\n{"age":47,"height":1.6,"income":2}\n',
};

/** Every built-in of a kind as it is written to be checked. */
export function writtenOf(kind: Kind): Written[] {
  return builtinPlugins
    .filter((plugin) => plugin.kind === kind)
    .flatMap((plugin) =>
      writingsOf(kind, plugin.name).map(({ type: _, ...params }) => ({
        title: `${plugin.name} ${JSON.stringify(params)}`,
        plugin,
        params,
      })),
    );
}
