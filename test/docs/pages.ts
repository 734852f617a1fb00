import { execFile } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CliResult, folderWith, root } from "../acceptance/cli.ts";
import { checkPurity } from "../house/purity.ts";
import { parseSource, print } from "../house/source.ts";

/** A fenced block of a page. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** From a comment in its first line: `// plugins/my-swish.ts`. */
  readonly path?: string;
}

export function readPage(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

export function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language, text]) => {
    const path = text!.match(/^(?:\/\/|#) (\S+\.\w+)\n/)?.[1];
    return { language: language!, text: text!, ...(path !== undefined && { path }) };
  });
}

/** The blocks that name their files, by name. */
export function filesOf(blocks: readonly Block[]): Record<string, string> {
  return Object.fromEntries(blocks.flatMap(({ path, text }) => (path === undefined ? [] : [[path, text]])));
}

/**
 * The arguments of each `npx titrate ...` in the shell blocks. No shell is there: a pattern stands for one file, and
 * nothing is written to another.
 */
export function titrateCommandsOf(
  blocks: readonly Block[],
  patternStandsFor = "experiments/hidden-layer.yaml",
): string[][] {
  return blocks
    .filter(({ language }) => language === "sh")
    .flatMap(({ text }) => [...text.matchAll(/^npx titrate (.*?)(?:\s+#.*)?$/gm)])
    .map(([, args]) => args!.replace(/ > \S+$/, "").match(/'[^']*'|\S+/g)!)
    .map((args) =>
      args.map((arg) => arg.replaceAll("'", "").replace("experiments/*.yaml", patternStandsFor)),
    );
}

/** A folder whose files resolve packages as files in the repository do. */
export function folderInside(files: Readonly<Record<string, string>>): string {
  const folder = folderWith(files);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  return folder;
}

export function node(args: readonly string[], cwd: string): Promise<CliResult> {
  return new Promise((done) => {
    const child = execFile(process.execPath, args, { cwd }, (_error, stdout, stderr) => {
      done({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

/** What the compiler finds in a page's TypeScript, in a project as strict as this one. */
export async function typeErrors(files: Readonly<Record<string, string>>): Promise<string> {
  const sources = Object.entries(files).filter(([path]) => path.endsWith(".ts"));
  const config = {
    extends: join(root, "tsconfig.json"),
    compilerOptions: { isolatedDeclarations: false, declaration: false },
    files: sources.map(([path]) => path),
    include: [],
  };
  const folder = folderInside({ ...Object.fromEntries(sources), "tsconfig.json": JSON.stringify(config) });
  const { stdout, stderr } = await node([join(root, "node_modules/typescript/bin/tsc"), "-p", "."], folder);
  return stdout + stderr;
}

/** What in a page's TypeScript would let more than config, data and seed into a result. */
export function impurities(files: Readonly<Record<string, string>>): string[] {
  const sources = Object.entries(files).filter(([path]) => path.endsWith(".ts"));
  return print(checkPurity(sources.map(([path, text]) => parseSource(`page/${path}`, text))));
}
