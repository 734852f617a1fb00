import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isAbsolute, join, resolve } from "node:path";
import { didYouMean } from "@titrate/config";
import { builtinPlugins } from "@titrate/container";
import { type Kind, kinds } from "@titrate/plugin/host";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { templates, testTemplate, usage } from "../templates/templates.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";

export interface NewOptions {
  readonly dir: string;
}

/**
 * What `titrate plugin new` does.
 *
 * @throws UsageError before anything is written.
 */
export function newPlugin(kind: string, name: string, { dir }: NewOptions, { out }: Terminal): ExitCode {
  if (!isKind(kind)) {
    const hint = didYouMean(kind, Object.keys(kinds)) ?? `kinds are ${Object.keys(kinds).join(", ")}`;
    throw new UsageError(`there is no kind "${kind}"; ${hint}`);
  }
  const template = templates[kind];
  if (template === undefined) {
    throw new UsageError(`a plugin of kind ${kind} is seldom needed, and there is nothing to begin with`);
  }
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    const form = "lower-case letters and digits, words joined by -";
    throw new UsageError(`"${name}" is no name of a plugin: ${form}, such as leaky-relu`);
  }
  if (builtinPlugins.some((plugin) => plugin.kind === kind && plugin.name === name)) {
    throw new UsageError(`there is a built-in ${kind} "${name}"; choose another name`);
  }
  const [file, test] = [join(dir, `${name}.ts`), join(dir, `${name}.test.ts`)];
  const taken = [file, test].find((path) => existsSync(path));
  if (taken !== undefined)
    throw new UsageError(`${taken} is there already, and stays as it is; choose another name`);
  mkdirSync(dir, { recursive: true });
  writeFileSync(file, template(name));
  writeFileSync(test, testTemplate(kind, name, test));
  const tests = findsTestkit(dir) ? [`  npx node ${test}\n`] : [];
  out.write(`${file} and ${test} are written. Change the formula, then:

  npx titrate plugin check ${file}
${tests.join("")}
In an experiment, by its path as seen from there; from this folder:

  plugins: [${isAbsolute(dir) ? file : `./${file}`}]
  ${usage[kind](name)}
`);
  return exitCodes.ok;
}

/** Whether a test in a folder reaches titrate's testkit by itself, as where titrate is installed. */
function findsTestkit(folder: string): boolean {
  try {
    createRequire(resolve(folder, "test.ts")).resolve("@titrate/testkit");
    return true;
  } catch {
    return false;
  }
}

const isKind = (word: string): word is Kind => Object.hasOwn(kinds, word);
