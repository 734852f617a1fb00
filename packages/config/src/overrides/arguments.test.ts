import { describe, expect, it } from "vitest";
import { toPlain } from "../source/located.ts";
import { problemsIn } from "../testing/folder.ts";
import { parseArguments } from "./arguments.ts";

describe("parseArguments", () => {
  it.each([
    ["lr=0.1", 0.1],
    ["lr=1e-3", 1e-3],
    ["a.b.0.c=8", 8],
    ["a=true", true],
    ["a=null", null],
    ["a=", ""],
    ["a=  ", ""],
    ["a=[1,2]", [1, 2]],
    ["a=[[1,2],[3]]", [[1, 2], [3]]],
    ["a={type: adam, lr: 0.1}", { type: "adam", lr: 0.1 }],
    ["a={type: adam, betas: [0.9, 0.99]}", { type: "adam", betas: [0.9, 0.99] }],
    ["a=relu", "relu"],
    ["a=three-layer", "three-layer"],
    ["a='1,2'", "1,2"],
    ['a="choice(1,2) # \\"no\\""', 'choice(1,2) # "no"'],
    ["a=['x, y', z]", ["x, y", "z"]],
    ["a=it's plain", "it's plain"],
    ["a=b=c", "b=c"],
    ["a=data/train.csv", "data/train.csv"],
    ["a=a (b)", "a (b)"],
  ])("%s", (text, value) => {
    const [override] = parseArguments([text]);
    expect(toPlain(override!.value)).toEqual(value);
    expect(override!.path.map(({ key }) => key)).toEqual(text.slice(0, text.indexOf("=")).split("."));
  });

  it("locates each step and the value", () => {
    const [, override] = parseArguments(["a=1", "optimizer.lr=0.1"]);
    const places = [...override!.path.map(({ location }) => location), override!.value.location];
    expect(places.map(({ source, start, end }) => [source.name, source.text.slice(start, end)])).toEqual([
      ["command line, argument 2", "optimizer"],
      ["command line, argument 2", "lr"],
      ["command line, argument 2", "0.1"],
    ]);
  });

  it("refuses what is not key=value, all in one pass", () => {
    expect(
      problemsOf(
        "verbose",
        "a b=1",
        "layers[0].units=8",
        "a=b: c",
        "a=- b",
        "a=---",
        "a=#1",
        "a=[1",
        "a.__proto__.b=1",
      ),
    ).toMatchInlineSnapshot(`
      "command line, argument 1  E_OVERRIDE  expected key=value, got "verbose"
          verbose
          ^^^^^^^ such as optimizer.lr=0.1

      command line, argument 2  E_OVERRIDE  "a b" is not a dotted key
          a b=1
          ^^^

      command line, argument 3  E_OVERRIDE  "layers[0].units" is not a dotted key
          layers[0].units=8
          ^^^^^^^^^^^^^^^ write an index as a step: layers.0.units

      command line, argument 4  E_OVERRIDE  expected a value such as 1, [1, 2] or {a: 1}
          a=b: c
            ^^^^ put a text in quotes

      command line, argument 5  E_OVERRIDE  expected a value such as 1, [1, 2] or {a: 1}
          a=- b
            ^^^ put a text in quotes

      command line, argument 6  E_OVERRIDE  expected a value such as 1, [1, 2] or {a: 1}
          a=---
            ^^^ put a text in quotes

      command line, argument 7  E_OVERRIDE  "#" starts a comment in YAML
          a=#1
            ^ put the value in quotes

      command line, argument 8  E_YAML  flow sequence must end with a ]
          a=[1
              ^

      command line, argument 9  E_KEY  "a.__proto__.b" cannot be a key
          a.__proto__.b=1
          ^^^^^^^^^^^^^"
    `);
  });

  it("says which forms of Hydra are not there yet", () => {
    expect(
      problemsOf(
        "+a=1",
        "++a=1",
        "~a",
        "a=1,2",
        "a=[1,2],[3]",
        "a=choice(1,2)",
        "a=[range(1,3)]",
        "a=x\\,y",
        "db@backup=mysql",
        "server/db=mysql",
      ),
    ).toMatchInlineSnapshot(`
      "command line, argument 1  E_NOT_YET  an override with "+" is not supported yet
          +a=1
          ^

      command line, argument 2  E_NOT_YET  an override with "++" is not supported yet
          ++a=1
          ^^

      command line, argument 3  E_NOT_YET  an override with "~" is not supported yet
          ~a
          ^

      command line, argument 4  E_NOT_YET  a sweep over a,b is not supported yet
          a=1,2
             ^ write a list as [1, 2], a sweep as sweep.grid.key=[1, 2]

      command line, argument 5  E_NOT_YET  a sweep over a,b is not supported yet
          a=[1,2],[3]
                 ^ write a list as [1, 2], a sweep as sweep.grid.key=[1, 2]

      command line, argument 6  E_NOT_YET  the function "choice()" is not supported yet
          a=choice(1,2)
            ^^^^^^

      command line, argument 7  E_NOT_YET  the function "range()" is not supported yet
          a=[range(1,3)]
             ^^^^^

      command line, argument 8  E_NOT_YET  an escape is not supported yet
          a=x\\,y
             ^^ put the value in quotes

      command line, argument 9  E_NOT_YET  a package, "@" is not supported yet
          db@backup=mysql
          ^^^^^^^^^

      command line, argument 10  E_NOT_YET  a nested group, "/" is not supported yet
          server/db=mysql
          ^^^^^^^^^"
    `);
  });

  it("takes a value that is quoted literally, commas and all", () => {
    expect(problemsOf('a="1,2"', "a='~b'", 'a="#5"')).toBe("");
  });
});

function problemsOf(...texts: string[]): string {
  return problemsIn("/", () => parseArguments(texts));
}
