import { globSync, readFileSync } from "node:fs";
import { parseSync } from "oxc-parser";

/** A parsed source file. */
export interface Source {
  /** From the root of the repository, with slashes: `packages/numeric/src/scalar.ts`. */
  readonly path: string;
  /** The folder under `packages/`. */
  readonly package: string;
  readonly text: string;
  readonly program: Node;
}

/** A node of the syntax tree, as walks see it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

export interface Violation {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** Every source of the packages. Tests, and what packages offer to tests in `src/testing/`, are none. */
export function readSources(root: string): Source[] {
  return globSync("packages/*/src/**/*.ts", { cwd: root })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !/\.test\.ts$|\/testing\//.test(path))
    .sort()
    .map((path) => parseSource(path, readFileSync(`${root}/${path}`, "utf8")));
}

export function parseSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]!.message}`);
  return { path, package: path.split("/")[1]!, text, program: program as unknown as Node };
}

export function violation(rule: string, source: Source, offset: number, message: string): Violation {
  return { rule, path: source.path, line: source.text.slice(0, offset).split("\n").length, message };
}

/** `packages/a/src/b.ts:12  purity: ...`, a line each. */
export function print(violations: readonly Violation[]): string[] {
  return violations.map(({ rule, path, line, message }) => `${path}:${line}  ${rule}: ${message}`);
}
