import { join } from "node:path";
import {
  didYouMean,
  experimentSchema,
  findConfigFolders,
  findGroups,
  formatSchema,
  groupFileSchema,
} from "@titrate/config";
import { type Kind, kinds } from "@titrate/plugin/host";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { packagedConfigs } from "../packaged-configs.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";
import { kindOf } from "./list-plugins.ts";
import { isConfig, wirePluginsOf } from "./wire-plugins.ts";

export interface SchemaOptions {
  readonly kind?: string;
}

/**
 * What `titrate schema` does. Nothing is printed where a plugin cannot be had: a schema that lacks it would underline
 * what is right.
 *
 * @throws ConfigError, UsageError.
 */
export async function writeSchema(
  files: readonly string[],
  { kind: word }: SchemaOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const kind = word === undefined ? undefined : knownKind(word);
  const { catalogue, executors } = await wirePluginsOf(files);
  const here = join(process.cwd(), "experiment.yaml");
  const searchPath = [...files.filter(isConfig), here].flatMap((file) =>
    findConfigFolders(file, packagedConfigs),
  );
  const groups = findGroups([...new Set(searchPath)]);
  const schema =
    kind === undefined
      ? experimentSchema(catalogue, { executors, groups })
      : groupFileSchema(kind, catalogue);
  terminal.out.write(formatSchema(schema));
  return exitCodes.ok;
}

function knownKind(word: string): Kind {
  const kind = kindOf(word);
  if (kind !== undefined) return kind;
  const names = Object.keys(kinds);
  throw new UsageError(
    `there is no kind "${word}"; ${didYouMean(word, names) ?? `kinds are ${names.join(", ")}`}`,
  );
}
