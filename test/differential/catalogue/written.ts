import { builtinPlugins } from "@titrate/container";
import type { Instances, Kind, PartValue } from "@titrate/plugin";
import { bindPart } from "@titrate/plugin/testing";

type Written = Exclude<PartValue, string>;

/** How plugins are written where their defaults do not do, or do not show all; a plugin may have several. */
const writings: Readonly<Record<string, readonly Omit<Written, "type">[]>> = {
  "layer dense": [
    { units: 5, activation: "tanh" },
    { units: 1, bias: false },
  ],
  "layer sequential": [
    { layers: ["dense", "dense"].map((type) => ({ type, units: 4, activation: "relu" })) },
  ],
  "loss binary-cross-entropy": [{ from: "logits" }, { from: "probabilities" }],
  "loss mse": [{ reduction: "sum" }, {}],
  "optimizer sgd": [{}, { momentum: 0.9 }],
};

/** Every plugin of a kind, bound, under what it is called in a test. */
export function everyPlugin<K extends Kind>(kind: K): [string, Instances[K]][] {
  return builtinPlugins
    .filter((plugin) => plugin.kind === kind)
    .flatMap(({ name }) =>
      (writings[`${kind} ${name}`] ?? [{}]).map((written): [string, Instances[K]] => [
        `${name} ${JSON.stringify(written)}`,
        bind(kind, name, written),
      ]),
    );
}

function bind<K extends Kind>(kind: K, name: string, written: object): Instances[K] {
  try {
    return bindPart(kind, { ...written, type: name } as PartValue, builtinPlugins);
  } catch (cause) {
    throw new Error(`${kind} "${name}" needs a line in test/differential/catalogue/written.ts`, { cause });
  }
}

/** The writings that no plugin is called by: mistakes of this table. */
export const strayWritings = (): string[] =>
  Object.keys(writings).filter((key) => !builtinPlugins.some(({ kind, name }) => key === `${kind} ${name}`));
