import { describe, expect, it } from "vitest";
import type { Location, Source } from "./located.ts";
import { locator } from "./located.ts";
import type { Problem } from "./problem.ts";
import { ConfigError, formatProblem, problemCodes } from "./problem.ts";

describe("formatProblem", () => {
  const text = "model:\n  - type: dense\n    activation: sigmod\n";

  it("shows the place, the line above, the hint, the notes and what was overridden", () => {
    const old = "type: dense\nactivation: sigmoid\n";
    const problem: Problem = {
      code: "E_UNKNOWN_PLUGIN",
      message: 'there is no activation "sigmod"',
      location: find(file("/project/experiments/xor.yaml", text), "sigmod"),
      hint: 'did you mean "sigmoid"?',
      notes: ["known activations: relu, sigmoid"],
      overrides: {
        kind: "scalar",
        value: "sigmoid",
        location: find(file("/project/configs/model/three-layer.yaml", old), "sigmoid"),
      },
    };
    expect(formatProblem(problem, "/project")).toMatchInlineSnapshot(`
      "experiments/xor.yaml:3:17  E_UNKNOWN_PLUGIN  there is no activation "sigmod"
          2 |   - type: dense
          3 |     activation: sigmod
            |                 ^^^^^^ did you mean "sigmoid"?
      known activations: relu, sigmoid
      overrides configs/model/three-layer.yaml:2:13 ("sigmoid")"
    `);
  });

  it("names an argument of the command line by its number", () => {
    const source: Source = {
      kind: "argument",
      name: "command line, argument 2",
      text: "model.activation=sigmod",
    };
    expect(
      format({ location: find(source, "sigmod"), hint: 'did you mean "sigmoid"?' }),
    ).toMatchInlineSnapshot(`
      "command line, argument 2  E_TYPE  message
          model.activation=sigmod
                           ^^^^^^ did you mean "sigmoid"?"
    `);
  });

  it("shows no line where the place is a whole file", () => {
    const source = file("/project/x.yaml", text);
    expect(format({ location: locator(source)(0, text.length), hint: "do this" })).toMatchInlineSnapshot(`
      "x.yaml  E_TYPE  message
      do this"
    `);
  });

  it("needs no place", () => {
    expect(format({ hint: "do this" })).toMatchInlineSnapshot(`
      "E_TYPE  message
      do this"
    `);
  });

  it("puts a caret where nothing is written, and under the first line of what has many", () => {
    const source = file("/project/x.yaml", "a:\nb:\n  - 1\n  - 2\n");
    expect(format({ location: locator(source)(2, 2) })).toMatchInlineSnapshot(`
      "x.yaml:1:3  E_TYPE  message
          1 | a:
            |   ^"
    `);
    expect(format({ location: locator(source)(8, 18) })).toMatchInlineSnapshot(`
      "x.yaml:3:3  E_TYPE  message
          2 | b:
          3 |   - 1
            |   ^^^"
    `);
  });

  it("keeps a long line short and the caret in view", () => {
    const source = file("/project/x.yaml", `a: [${"1234567, ".repeat(30)}oops, ${"1234567, ".repeat(30)}]`);
    const lines = format({ location: find(source, "oops") }).split("\n");
    expect(lines[1]!.length).toBeLessThanOrEqual(110);
    expect(lines[1]!.indexOf("oops")).toBe(lines[2]!.indexOf("^^^^"));
  });

  it("keeps the caret in place after a tab, and lets no control character through", () => {
    const source = file("/project/x.yaml", "a:\toops \u001b[31m");
    const lines = format({ location: find(source, "oops") }).split("\n");
    expect(lines[1]!.indexOf("oops")).toBe(lines[2]!.indexOf("^^^^"));
    expect(lines[1]).not.toMatch(/\p{Cc}/u);
  });

  it("names a file outside of the folder by what is shorter", () => {
    const location = find(file("/lib/x.yaml", text), "sigmod");
    expect(formatProblem({ code: "E_TYPE", message: "m", location }, "/lib/a")).toMatch(
      /^\.\.\/x\.yaml:3:17 {2}E_TYPE/,
    );
    expect(formatProblem({ code: "E_TYPE", message: "m", location }, "/a/b/c/d")).toMatch(
      /^\/lib\/x\.yaml:3:17/,
    );
  });
});

it("a ConfigError's message holds all of its problems", () => {
  const error = new ConfigError([
    { code: "E_TYPE", message: "one" },
    { code: "E_KEY", message: "two" },
  ]);
  expect(error.message).toBe("E_TYPE  one\n\nE_KEY  two");
});

it("every code has a meaning", () => {
  for (const [code, meaning] of Object.entries(problemCodes)) {
    expect(code).toMatch(/^E_[A-Z_]+$/);
    expect(meaning).toMatch(/\S/);
  }
});

function format(problem: Partial<Problem>): string {
  return formatProblem({ code: "E_TYPE", message: "message", ...problem }, "/project");
}

function file(name: string, text: string): Source {
  return { kind: "file", name, text };
}

function find(source: Source, text: string): Location {
  const start = source.text.indexOf(text);
  return locator(source)(start, start + text.length);
}
