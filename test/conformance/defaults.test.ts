import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compose, type Problem, readArguments, toPlain } from "@titrate/config";
import { describe, expect, it, onTestFinished } from "vitest";

/** What Hydra 1.3.5 composed of these files; see the file's own `source` and `format`. */
const { cases } = JSON.parse(readFileSync(new URL("hydra/defaults.json", import.meta.url), "utf8")) as {
  readonly cases: readonly Case[];
};

interface Case {
  readonly id: string;
  readonly files: Readonly<Record<string, string>>;
  readonly config: string;
  readonly overrides: readonly string[];
  readonly may_differ?: string;
  readonly expect:
    | { readonly error: string }
    | {
        readonly composed: unknown;
        readonly resolved?: unknown;
        readonly missing?: readonly string[];
        readonly resolve_error?: string;
      };
}

const surroundings = { environment: { TITRATE_TEST_VAR: "from-env" }, now: new Date(2026, 0, 1) };

/** Cases of which the file says that another outcome is defensible, and in which ours is an error. */
const refused: readonly string[] = ["package-directive-group"];

describe("compositions are Hydra's", () => {
  it("all are here", () => expect(cases.length).toBe(78));

  it.each(cases)("$id", ({ id, files, config, overrides, expect: answer, may_differ }) => {
    const found = composed(files, config, overrides);
    if (refused.includes(id)) {
      expect(may_differ).toBeDefined();
      expect(found.problems).not.toEqual([]);
    } else if ("error" in answer) expect(found.problems).not.toEqual([]);
    else {
      const { resolve_error, missing, resolved = answer.composed } = answer;
      expect(found.written).toEqual(answer.composed);
      if (missing !== undefined) expect(found.missing).toEqual(missing);
      if (resolve_error === undefined) {
        expect(found.problems).toEqual([]);
        expect(found.root).toEqual(resolved);
      } else expect(found.problems.map(({ code }) => code)).toContain("E_INTERPOLATION");
    }
  });
});

interface Composed {
  readonly written: unknown;
  readonly root: unknown;
  readonly missing: readonly string[];
  readonly problems: readonly Problem[];
}

function composed(
  files: Readonly<Record<string, string>>,
  config: string,
  texts: readonly string[],
): Composed {
  const folder = mkdtempSync(join(tmpdir(), "titrate-hydra-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const problems: Problem[] = [];
  const overrides = readArguments(texts, problems);
  const composition = compose(join(folder, `${config}.yaml`), {
    searchPath: [folder],
    overrides,
    rules: "hydra",
    surroundings,
  });
  const written = toPlain(composition.written);
  return {
    written,
    root: toPlain(composition.root),
    missing: missingIn(written, []),
    problems: [...problems, ...composition.problems],
  };
}

function missingIn(value: unknown, path: readonly string[]): string[] {
  if (value === "???") return [path.join(".")];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => missingIn(inner, [...path, key]));
}
