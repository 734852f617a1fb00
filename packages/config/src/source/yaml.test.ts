import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { Located, LocatedMap, Source } from "./located.ts";
import { nodeAt, toPlain } from "./located.ts";
import { formatProblem } from "./problem.ts";
import { parseYaml } from "./yaml.ts";

describe("parseYaml", () => {
  it("gives plain values of YAML 1.2", () => {
    const text = "a: 1\nb: [1e-3, 0x10, .5, no, True, ~, '1', \"x\\ty\"]\nc: {d: -0.0}\ne:\n";
    expect(toPlain(parse(text))).toEqual({
      a: 1,
      b: [1e-3, 16, 0.5, "no", true, null, "1", "x\ty"],
      c: { d: -0 },
      e: null,
    });
  });

  it("locates keys and values", () => {
    const root = parse("a:\n  - x\n  - bc: 1.5 # why\n") as LocatedMap;
    expect(root.entries.get("a")?.key).toMatchObject({ start: 0, end: 1, line: 1, column: 1 });
    const value = nodeAt(root, ["a", 1, "bc"])!;
    expect(value.location).toMatchObject({ start: 17, end: 20, line: 3, column: 9 });
  });

  it("locates from where it starts in the source", () => {
    const source: Source = { kind: "argument", name: "command line, argument 1", text: "a.b=[1, x]" };
    const node = parseYaml(source, 4).node!;
    expect(nodeAt(node, [1])?.location).toMatchObject({ start: 8, end: 9, line: 1, column: 9 });
  });

  it.each(["", "\n", "# nothing\n"])("has no node for %j", (text) => {
    expect(parseYaml(file(text))).toEqual({ node: undefined, problems: [] });
  });

  it("keeps every location inside the text, and a scalar's text means its value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(1, 2, 4), fc.boolean(), (value, indent, flow) => {
        const text = stringify(
          { value },
          { indent, collectionStyle: flow ? "flow" : "block", lineWidth: 20 },
        );
        const { node, problems } = parseYaml(file(text));
        // Numbers beyond 2^53 and reserved keys are refused, at a place.
        for (const { location } of problems) expectInside(location!, text);
        if (node !== undefined) visit(node, (inner) => expectInside(inner.location, text));
        fc.pre(problems.length === 0);
        visit(node!, (inner) => {
          const { start, end } = inner.location;
          // A slice of a block scalar lost its indentation's context.
          if (inner.kind !== "scalar" || /^[|>]/.test(text.slice(start))) return;
          const again = parseYaml(file(text.slice(start, end))).node;
          expect(again === undefined ? null : toPlain(again)).toEqual(inner.value);
        });
      }),
    );
  });

  it("keeps every location inside the text, whatever the text", () => {
    const noise = fc.array(fc.constantFrom(..."ab: -[]{}&*!|>'\"#%@,?\n\t~1"), { maxLength: 40 });
    fc.assert(
      fc.property(noise, (characters) => {
        const text = characters.join("");
        const { node, problems } = parseYaml(file(text));
        for (const problem of problems) {
          expectInside(problem.location!, text);
          formatProblem(problem);
        }
        if (node !== undefined) visit(node, (inner) => expectInside(inner.location, text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("parseYaml refuses", () => {
  it("text that is not YAML", () => {
    expect(problems("train:\n  epochs: 10\n batch: full\n")).toMatchInlineSnapshot(`
      "x.yaml:3:2  E_YAML  the line is indented as none that it could stand beside
          2 |   epochs: 10
          3 |  batch: full
            |  ^^^^^^^^^^^ indent it exactly as the keys or entries beside it"
    `);
  });

  it("what the parser only warns about", () => {
    expect(problems("seed: !int 5\n")).toMatchInlineSnapshot(`
      "x.yaml:1:7  E_YAML  there is no tag "!int"
          1 | seed: !int 5
            |       ^^^^ remove it: configs use no tags"
    `);
  });

  it("keys that are given twice", () => {
    expect(problems("optimizer: { lr: 1, lr: 2 }\n")).toMatchInlineSnapshot(`
      "x.yaml:1:21  E_KEY  the key "lr" is given twice
          1 | optimizer: { lr: 1, lr: 2 }
            |                     ^^ remove it, or the one on line 1"
    `);
  });

  it.each(["__proto__", "constructor", "prototype"])("the key %s at any depth", (key) => {
    expect(problems(`a:\n  - b: { ${key}: { polluted: true } }\n`)).toContain(
      `x.yaml:2:10  E_KEY  "${key}" cannot be a key`,
    );
  });

  it("a reserved key that is written in another way", () => {
    expect(problems('"__pro\\u0074o__": 1\n')).toMatchInlineSnapshot(`
      "x.yaml:1:1  E_KEY  "__proto__" cannot be a key
          1 | "__pro\\u0074o__": 1
            | ^^^^^^^^^^^^^^^^ JavaScript reserves it: choose another name"
    `);
  });

  it("keys that are not strings", () => {
    expect(problems("1: a\n? [b]\n: c\nnull: d\n")).toMatchInlineSnapshot(`
      "x.yaml:1:1  E_KEY  a key is a text, and "1" is not
          1 | 1: a
            | ^ write "1"

      x.yaml:2:3  E_KEY  a key is a text, and this is a list
          1 | 1: a
          2 | ? [b]
            |   ^^^ put it in quotes if it is a text

      x.yaml:4:1  E_KEY  a key is a text, and "null" is not
          3 | : c
          4 | null: d
            | ^^^^ write "null""
    `);
  });

  it("a bomb of aliases", () => {
    const bomb = ["a0: &a0 [x]"];
    for (let i = 1; i < 12; i++) bomb.push(`a${i}: &a${i} [${`*a${i - 1},`.repeat(9)}]`);
    expect(problems(bomb.join("\n")).split("\n\n")[0]).toMatchInlineSnapshot(`
      "x.yaml:5:30  E_YAML  up to here, aliases repeat more than 10000 values
          4 | a3: &a3 [*a2,*a2,*a2,*a2,*a2,*a2,*a2,*a2,*a2,]
          5 | a4: &a4 [*a3,*a3,*a3,*a3,*a3,*a3,*a3,*a3,*a3,]
            |                              ^^^ write the values, or an interpolation"
    `);
  });

  it("an alias of what it stands in", () => {
    expect(problems("a: &a [*a]\n")).toContain('E_YAML  the anchor "a" holds itself');
  });

  it("an alias without an anchor", () => {
    expect(problems("a: *b\n")).toMatchInlineSnapshot(`
      "x.yaml:1:4  E_YAML  * starts the use of an anchor, and there is no anchor "b" before it
          1 | a: *b
            |    ^^ write "*b" if it is a text"
    `);
  });

  it("more than one document", () => {
    expect(problems("a: 1\n---\nb: 2\n")).toMatchInlineSnapshot(`
      "x.yaml:2:1  E_YAML  a second document starts here
          1 | a: 1
          2 | ---
            | ^^^ a config is one document"
    `);
  });

  it("integers that a double would round", () => {
    expect(problems("seed: 9007199254740993\n")).toMatchInlineSnapshot(`
      "x.yaml:1:7  E_YAML  the integer 9007199254740993 is beyond 2^53, where a double rounds it
          1 | seed: 9007199254740993
            |       ^^^^^^^^^^^^^^^^ put it in quotes if it is a text, or write it with a point or exponent"
    `);
  });

  it("YAML 1.1", () => {
    expect(problems("%YAML 1.1\n---\na: yes\n")).toMatchInlineSnapshot(`
      "x.yaml:1:1  E_YAML  configs are YAML 1.2
          1 | %YAML 1.1
            | ^^^^^^^^^ remove the line"
    `);
  });

  it.each([200, 20_000])("a depth of %i", (depth) => {
    expect(problems("[".repeat(depth) + "]".repeat(depth))).toContain("E_YAML  it is nested too deeply");
  });
});

it("takes many aliases of an anchor, each at its own place", () => {
  const root = parse(`a: &a 1\nb: [${"*a,".repeat(20)}]\n`);
  expect(toPlain(root)).toEqual({ a: 1, b: Array(20).fill(1) });
  expect(nodeAt(root, ["b", 1])?.location).toMatchObject({ line: 2, column: 8 });
});

function file(text: string): Source {
  return { kind: "file", name: "/project/x.yaml", text };
}

function parse(text: string): Located {
  const { node, problems } = parseYaml(file(text));
  expect(problems).toEqual([]);
  return node!;
}

function problems(text: string): string {
  return parseYaml(file(text))
    .problems.map((problem) => formatProblem(problem, "/project"))
    .join("\n\n");
}

function visit(node: Located, action: (node: Located) => void): void {
  action(node);
  if (node.kind === "sequence") for (const item of node.items) visit(item, action);
  if (node.kind === "map") for (const { value } of node.entries.values()) visit(value, action);
}

function expectInside(location: Located["location"], text: string): void {
  const { start, end, line, column } = location;
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(text.length);
  const before = text.slice(0, start).split("\n");
  expect([line, column]).toEqual([before.length, before.at(-1)!.length + 1]);
}

describe("merge keys", () => {
  const read = (text: string) => {
    const { node, problems } = parseYaml({ kind: "file", name: "x.yaml", text });
    return problems.length > 0 ? problems.map(({ code }) => code) : toPlain(node!);
  };

  it("take what a map does not say itself, of several maps the first", () => {
    expect(
      read("a: &a { p: 1, q: 2 }\nb: &b { q: 3, r: 4 }\nc: { q: 9, <<: *a }\nd:\n  <<: [*a, *b]\n"),
    ).toEqual({
      a: { p: 1, q: 2 },
      b: { q: 3, r: 4 },
      c: { q: 9, p: 1 },
      d: { p: 1, q: 2, r: 4 },
    });
    expect(read('a: { "<<": 1 }\n')).toEqual({ a: { "<<": 1 } });
  });

  it("take maps", () => {
    expect(read("a: { <<: text }\n")).toEqual(["E_KEY"]);
    expect(read("a: { <<: }\n")).toEqual(["E_KEY"]);
    expect(read("a: { <<: [{ b: 1 }, 2] }\n")).toEqual(["E_KEY"]);
  });
});
