import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Located, type Location, toPlain } from "../../source/located.ts";
import { formatProblem, type Problem } from "../../source/problem.ts";
import { toLocated } from "./element.ts";
import { type ParsedOverride, parseElement, parseOverride } from "./override.ts";

function sourceOf(text: string) {
  return { kind: "argument", name: "argument", text } as const;
}

function parsed(text: string): ParsedOverride {
  const problems: Problem[] = [];
  const override = parseOverride(sourceOf(text), problems);
  expect(problems).toEqual([]);
  return override!;
}

function problemsOf(...texts: string[]): string {
  return texts
    .map((text) => {
      const problems: Problem[] = [];
      expect(parseOverride(sourceOf(text), problems)).toBeUndefined();
      return problems.map((problem) => formatProblem(problem)).join("\n");
    })
    .join("\n\n");
}

/** The part of its source that a location spans. */
function textAt({ source, start, end }: Location): string {
  return source.text.slice(start, end);
}

function plain(text: string): unknown {
  return toPlain(locatedOf(text));
}

function locatedOf(text: string): Located {
  const { value } = parsed(`a=${text}`);
  if (value === undefined || !("kind" in value) || !["scalar", "list", "map"].includes(value.kind)) {
    throw new Error(`${text} is no element`);
  }
  return toLocated(value as never);
}

describe("parseOverride", () => {
  it("knows where each part is written", () => {
    const override = parsed("++optimizer@model.head= { lr : [ 1 , 'x' ] }");
    expect(textAt(override.location)).toBe("++optimizer@model.head= { lr : [ 1 , 'x' ] }");
    expect(textAt(override.keyLocation)).toBe("optimizer");
    expect(textAt(override.packageLocation!)).toBe("model.head");
    const map = toLocated(override.value as never);
    if (map.kind !== "map") throw new Error("a map was written");
    expect(textAt(map.location)).toBe("{ lr : [ 1 , 'x' ] }");
    const { key, value } = map.entries.get("lr")!;
    expect(textAt(key)).toBe("lr");
    expect(textAt(value.location)).toBe("[ 1 , 'x' ]");
    expect(value.kind === "sequence" && value.items.map(({ location }) => textAt(location))).toEqual([
      "1",
      "'x'",
    ]);
  });

  it("points at a bare text without the spaces around it, and at a call as a whole", () => {
    expect(textAt(parsed("a=  b c  ").value!.location)).toBe("b c");
    expect(textAt(parsed("a=tag(x, choice(1,2) )").value!.location)).toBe("tag(x, choice(1,2) )");
    expect(textAt(parsed("a=1 , 2").value!.location)).toBe("1 , 2");
    expect(parsed("a=").value!.location).toMatchObject({ start: 2, end: 2, column: 3 });
  });

  it("takes the whole config as a key, and an empty package", () => {
    expect(parsed("~")).toMatchObject({ operation: "delete", key: "" });
    expect(parsed("@p=1")).toMatchObject({ key: "", package: "p" });
    expect(parsed("a@=1")).toMatchObject({ key: "a", package: "" });
    expect(parsed("a=1")).not.toHaveProperty("package");
  });

  it.each([
    ["$a=1", "$a"],
    ["0.1=1", "0.1"],
    ["a-b/c-d=1", "a-b/c-d"],
    ["a$.1_0.b=1", "a$.1_0.b"],
  ])("takes the key of %s", (text, key) => expect(parsed(text).key).toBe(key));

  it.each(["/a=1", "a/=1", "$a/b=1", "a.01=1", "a.0b=1", ".a=1", "a.=1", "g@a:b=1", "", "==1", "a= ="])(
    "refuses %j",
    (text) => expect(problemsOf(text)).toContain("E_OVERRIDE"),
  );

  it.each([
    ["1.", 1],
    ["+.5e-0_1", 0.05],
    ["1e05", 100000],
    ["1._5", "1._5"],
    ["1.2.3", "1.2.3"],
    ["007", "007"],
    ["--1", "--1"],
    ["nan-x", "nan-x"],
    ["infs", "infs"],
    ["-Infinity", "-Infinity"],
    ["-0", 0],
    ["x : y", "x : y"],
    ["x: ", "x: "],
    ["\\\\\\n", "\\\\n"],
    ["x\\ ", "x "],
    ["'it\\'s'", "it's"],
    ["'\\\\\\\\'", "\\\\"],
    ["'\\\\x'", "\\\\x"],
    ["'a\nb'", "a\nb"],
    [`\${f:{k:1}`, `\${f:{k:1}`],
    [`a \${b} c`, `a \${b} c`],
  ])("reads %j as %j", (text, value) => expect(plain(text)).toBe(value));

  it("keeps the last of equal keys at the first one's place, as Python's dict does", () => {
    expect(plain("{a:1,b:2,a:3}")).toEqual({ a: 3, b: 2 });
    expect(plain("{1:a,1.0:b,true:c}")).toEqual({ 1: "c" });
    expect(plain("{true:a,1.5:b,2.0:c,inf:d,null:e}")).toEqual({
      true: "a",
      1.5: "b",
      "2.0": "c",
      Infinity: "d",
      null: "e",
    });
  });

  it("says what is wrong with a key", () => {
    expect(
      problemsOf(
        "lr",
        "a b=1",
        '"a"=1',
        "1a=2",
        "layers[0].units=8",
        "a..b=1",
        "+++a=1",
        "a/b.c=1",
        "a@b@c=1",
        "--config=x",
      ),
    ).toMatchInlineSnapshot(`
      "argument  E_OVERRIDE  expected key=value, got "lr"
          lr
          ^^ such as optimizer.lr=0.1

      argument  E_OVERRIDE  " " cannot stand in a key
          a b=1
           ^ an override is written key=value, without spaces around =

      argument  E_OVERRIDE  a quote cannot start a key
          "a"=1
          ^ leave out the quotes; only a value may have them

      argument  E_OVERRIDE  "1" cannot start a key
          1a=2
          ^ a key starts with a letter, _ or $

      argument  E_OVERRIDE  "[" cannot stand in a key
          layers[0].units=8
                ^ write an index as a step: layers.0.units

      argument  E_OVERRIDE  "." cannot stand in a key
          a..b=1
           ^ write one dot between two steps

      argument  E_OVERRIDE  "+" cannot stand at this place of a key
          +++a=1
            ^ an override starts with +, ++ or ~, or with its key

      argument  E_OVERRIDE  "b.c" cannot stand at this place of a key
          a/b.c=1
            ^^^ join the steps of a key with dots

      argument  E_OVERRIDE  "@" cannot stand at this place of a key
          a@b@c=1
             ^ a group has one package: group@package

      argument  E_OVERRIDE  "-" cannot start a key
          --config=x
          ^ options such as --config stand before the overrides"
    `);
  });

  it("says what is wrong with a value", () => {
    expect(
      problemsOf(
        "a=#c",
        "a=it's",
        "a='it\\'",
        "a='x'y",
        "a=x'y'",
        "a='x' ",
        "a=b=c",
        "a=[1",
        "a=[1,,2]",
        "a=[1,]",
        "a=1,",
        "a={b}",
        "a={'b':1}",
        "a={b:1",
        "a=(1)",
        "a=x)",
        `a=\${b:\${c}}`,
        "a=12345678901234567890",
        "a=x,[choice(1,2)]",
      ),
    ).toMatchInlineSnapshot(`
      "argument  E_OVERRIDE  "#" can stand in a quoted text only
          a=#c
            ^ put the text in quotes

      argument  E_OVERRIDE  a quote is opened and not closed
          a=it's
              ^ put all of the text between "

      argument  E_OVERRIDE  a quote is opened and not closed
          a='it\\'
            ^ double the backslash before the last quote

      argument  E_OVERRIDE  "y" cannot follow here
          a='x'y
               ^ put all of the text in quotes

      argument  E_OVERRIDE  a quoted text stands alone
          a=x'y'
             ^^^ put all of the text in one pair of quotes

      argument  E_OVERRIDE  a space cannot follow '
          a='x'
               ^ remove it

      argument  E_OVERRIDE  "=" cannot follow here
          a=b=c
             ^ put the text in quotes, or write \\=

      argument  E_OVERRIDE  the list is not closed
          a=[1
            ^ close it with ]

      argument  E_OVERRIDE  expected a value, got ","
          a=[1,,2]
               ^ write '' for an empty text

      argument  E_OVERRIDE  expected a value, got "]"
          a=[1,]
               ^ remove the comma before it

      argument  E_OVERRIDE  expected a value, got the end
          a=1,
              ^ remove the comma, or write '' for an empty text

      argument  E_OVERRIDE  expected ":" after the key "b"
          a={b}
              ^ a map is written {key: value}

      argument  E_OVERRIDE  a key of a map has no quotes
          a={'b':1}
             ^^^ leave them out

      argument  E_OVERRIDE  the map is not closed
          a={b:1
            ^ close it with }

      argument  E_OVERRIDE  expected a value, got "("
          a=(1)
            ^ put the text in quotes

      argument  E_OVERRIDE  ")" cannot follow here
          a=x)
             ^ put the text in quotes, or write \\)

      argument  E_OVERRIDE  an interpolation ends at its first "}"
          a=\${b:\${c}}
                    ^ put nested interpolations in quotes

      argument  E_OVERRIDE  the integer 12345678901234567890 is beyond 2^53, where a double rounds it
          a=12345678901234567890
            ^^^^^^^^^^^^^^^^^^^^ put it in quotes, or write it as a float, such as 1e20

      argument  E_OVERRIDE  choice() is a sweep, which cannot stand inside of a list
          a=x,[choice(1,2)]
               ^^^^^^^^^^^ make the sweep the whole value"
    `);
  });

  it("says what is wrong with a call", () => {
    expect(
      problemsOf(
        "a=choise(1,2)",
        "a=see(1)",
        "a=range(start=1,2)",
        "a=range(from=1)",
        "a=range(1,start=2)",
        "a=range(a,b)",
        "a=interval(1)",
        "a=glob(1)",
        "a=tag(x)",
        "a=sort(1,b)",
        "a=sort(['b','a'])",
        "a=int('3.7')",
        "a=bool(yes)",
        "a=choice(1",
        "a=zip(b=choice(1))",
      ),
    ).toMatchInlineSnapshot(`
      "argument  E_OVERRIDE  there is no function "choise"
          a=choise(1,2)
            ^^^^^^ did you mean "choice"?
      known functions: choice, range, interval, glob, sort, shuffle, tag, int, float, str, bool, json_str

      argument  E_OVERRIDE  there is no function "see"
          a=see(1)
            ^^^ put a text with parentheses in quotes
      known functions: choice, range, interval, glob, sort, shuffle, tag, int, float, str, bool, json_str

      argument  E_OVERRIDE  an argument without a name follows one with a name
          a=range(start=1,2)
                          ^ it is written range(start, stop, step=1)

      argument  E_OVERRIDE  range() has no "from"
          a=range(from=1)
                  ^^^^ it is written range(start, stop, step=1)

      argument  E_OVERRIDE  "start" is given twice
          a=range(1,start=2)
                    ^^^^^ it is written range(start, stop, step=1)

      argument  E_OVERRIDE  "start" must be a number, not a text
          a=range(a,b)
                  ^ it is written range(start, stop, step=1)

      argument  E_OVERRIDE  "end" is missing
          a=interval(1)
            ^^^^^^^^^^^ it is written interval(start, end)

      argument  E_OVERRIDE  a pattern is a text, not the integer 1
          a=glob(1)
                 ^ it is written glob(include, exclude=...)

      argument  E_OVERRIDE  tag() ends with a choice(), range() or interval(), not a text
          a=tag(x)
                ^ it is written tag(tag, ..., sweep)

      argument  E_OVERRIDE  a text and the integer 1 have no order
          a=sort(1,b)
                 ^ it is written sort(value, ... | sweep= | list=, reverse=false)

      argument  E_OVERRIDE  a quoted text and a quoted text have no order
          a=sort(['b','a'])
                  ^^^ leave out the quotes

      argument  E_OVERRIDE  int() cannot read "3.7"
          a=int('3.7')
                ^^^^^ write a whole number

      argument  E_OVERRIDE  bool() cannot read "yes"
          a=bool(yes)
                 ^^^ write true or false

      argument  E_OVERRIDE  the call is not closed
          a=choice(1
                  ^ close it with )

      argument  E_OVERRIDE  zip() is an argument of its own, without a key
          a=zip(b=choice(1))
            ^^^ write zip(a=choice(1,2),b=choice(x,y))"
    `);
  });

  it("names every reserved key, at any depth", () => {
    expect(
      problemsOf("a.__proto__.b=1", "a@constructor=1", "a={b:[{prototype:{constructor:1}}]}"),
    ).toMatchInlineSnapshot(`
      "argument  E_KEY  "a.__proto__.b" cannot be a key
          a.__proto__.b=1
          ^^^^^^^^^^^^^ JavaScript reserves it; choose another name

      argument  E_KEY  "constructor" cannot be a key
          a@constructor=1
            ^^^^^^^^^^^ JavaScript reserves it; choose another name

      argument  E_KEY  "prototype" cannot be a key
          a={b:[{prototype:{constructor:1}}]}
                 ^^^^^^^^^ JavaScript reserves it; choose another name
      argument  E_KEY  "constructor" cannot be a key
          a={b:[{prototype:{constructor:1}}]}
                            ^^^^^^^^^^^ JavaScript reserves it; choose another name"
    `);
    expect(plain("{toString:1,b:__proto__}")).toEqual({ toString: 1, b: "__proto__" });
  });

  it("refuses what is too deep or too long, in one problem", () => {
    const deep = (open: string, count: number, close = "") =>
      `a=${open.repeat(count)}1${close.repeat(count)}`;
    expect(parsed(deep("[", 100, "]")).value!.kind).toBe("list");
    for (const text of [deep("[", 101, "]"), deep("[", 20_000), deep("{a:", 20_000), deep("int(", 20_000)]) {
      expect(problemsOf(text)).toMatch(
        /^argument {2}E_OVERRIDE {2}more than 100 levels are too deep\n.*\n *\^+$/,
      );
    }
    expect(problemsOf(`a=${"x".repeat(100_000)}`)).toContain("an override of 100002 characters is too long");
  });

  it("throws nothing, and leaves Object.prototype alone, whatever the text", () => {
    const before = Reflect.ownKeys(Object.prototype);
    const piece = fc.constantFrom(
      ..."=~+@:/.,()[]{}$'\"\\ \t\n0123456789-_abe*é",
      "${",
      "range(",
      "sort(",
      "zip(",
      "__proto__",
      "{a:",
      "true",
      "null",
      "1e5",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece).map((pieces) => `a=${pieces.join("")}`),
    );
    fc.assert(
      fc.property(text, (any) => {
        const problems: Problem[] = [];
        const override = parseOverride(sourceOf(any), problems);
        expect(override === undefined).toBe(problems.length > 0);
        for (const problem of problems) {
          expect(problem.location!.start).toBeLessThanOrEqual(problem.location!.end);
          expect(problem.location!.end).toBeLessThanOrEqual(any.length);
          expect(formatProblem(problem)).toContain("^");
        }
      }),
      { numRuns: 2000 },
    );
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
  });
});

describe("parseElement", () => {
  const element = (text: string, problems: Problem[] = []) => {
    const source = sourceOf(`<<${text}>>`);
    const found = parseElement(source, 2, source.text.length - 2, problems);
    return found && toLocated(found);
  };

  it("reads a part of a text, and knows where it is", () => {
    const found = element("  {a: [1, 'x']} ")!;
    expect(toPlain(found)).toEqual({ a: [1, "x"] });
    expect(textAt(found.location)).toBe("{a: [1, 'x']}");
    expect(toPlain(element(" x\\ ")!)).toBe("x ");
    expect(toPlain(element(" ")!)).toBe("");
    expect(toPlain(element("int(3.7)")!)).toBe(3);
  });

  it("refuses several values, sweeps and what is no value", () => {
    const problems: Problem[] = [];
    for (const text of ["1,2", "range(1,3)", "[1", "a=b"]) expect(element(text, problems)).toBeUndefined();
    expect(problems.map((problem) => formatProblem(problem)).join("\n")).toMatchInlineSnapshot(`
      "argument  E_OVERRIDE  "," cannot follow here
          <<1,2>>
             ^ put all of the text in quotes
      argument  E_OVERRIDE  range() is a sweep, which cannot stand here
          <<range(1,3)>>
            ^^^^^^^^^^ write one value
      argument  E_OVERRIDE  the list is not closed
          <<[1>>
            ^ close it with ]
      argument  E_OVERRIDE  "=" cannot follow here
          <<a=b>>
             ^ put the text in quotes, or write \\="
    `);
  });
});
