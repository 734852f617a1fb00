import { describe, expect, it } from "vitest";
import { toPlain } from "../source/located.ts";
import { problemsIn } from "../testing/folder.ts";
import { type Override, parseArguments } from "./arguments.ts";

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
    ["a=x\\,y", "x,y"],
    ["a=int(3.7)", 3],
    ["a='it\\'s \"quoted\"'", 'it\'s "quoted"'],
    ["a=data/train.csv", "data/train.csv"],
  ])("%s", (text, value) => {
    const [override] = parseArguments([text]);
    expect(toPlain(override!.value!)).toEqual(value);
    expect(override!.path.map(({ key }) => key)).toEqual(text.slice(0, text.indexOf("=")).split("."));
  });

  it("locates each step and the value", () => {
    const [, override] = parseArguments(["a=1", "optimizer.lr=0.1"]);
    const places = [...override!.path.map(({ location }) => location), override!.value!.location];
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

      command line, argument 2  E_OVERRIDE  " " cannot stand in a key
          a b=1
           ^ an override is written key=value, without spaces around =

      command line, argument 3  E_OVERRIDE  "[" cannot stand in a key
          layers[0].units=8
                ^ write an index as a step: layers.0.units

      command line, argument 7  E_OVERRIDE  "#" can stand in a quoted text only
          a=#1
            ^ put the text in quotes

      command line, argument 8  E_OVERRIDE  the list is not closed
          a=[1
            ^ close it with ]

      command line, argument 9  E_KEY  "a.__proto__.b" cannot be a key
          a.__proto__.b=1
          ^^^^^^^^^^^^^ JavaScript reserves it; choose another name"
    `);
  });

  it("knows additions, deletions, groups and packages", () => {
    const read = (text: string) => {
      const [{ operation, group, package: place, path, value }] = parseArguments([text]) as [Override];
      return [operation, group, place, path.map(({ key }) => key), value && toPlain(value)];
    };
    expect(read("+a.b=1")).toEqual(["add", "a.b", undefined, ["a", "b"], 1]);
    expect(read("++a=[x]")).toEqual(["force-add", "a", undefined, ["a"], ["x"]]);
    expect(read("~a.b")).toEqual(["delete", "a.b", undefined, ["a", "b"], undefined]);
    expect(read("~a=1")).toEqual(["delete", "a", undefined, ["a"], 1]);
    expect(read("model/activation=relu")).toEqual([
      "change",
      "model/activation",
      undefined,
      ["model/activation"],
      "relu",
    ]);
    expect(read("optimizer@train.head=adam")).toEqual([
      "change",
      "optimizer",
      "train.head",
      ["optimizer"],
      "adam",
    ]);
  });

  it("keeps the dots of a grid's keys", () => {
    const [override] = parseArguments(["sweep.grid.optimizer.lr=[1, 2]"]);
    expect(override!.path.map(({ key }) => key)).toEqual(["sweep", "grid", "optimizer.lr"]);
    expect(override!.path.at(-1)!.location).toMatchObject({ start: 11, end: 23 });
  });

  it("leaves sweeps to the file for now", () => {
    expect(problemsOf("optimizer.lr=1,2", "a=[1,2],[3]", "a=choice(1,2)")).toMatchInlineSnapshot(`
      "command line, argument 1  E_NOT_YET  a sweep on the command line is not supported yet
          optimizer.lr=1,2
                       ^^^ write a list as [1,2], a sweep as "sweep.grid.optimizer.lr=[1,2]"

      command line, argument 2  E_NOT_YET  a sweep on the command line is not supported yet
          a=[1,2],[3]
            ^^^^^^^^^ write a list as [[1,2],[3]], a sweep as "sweep.grid.a=[[1,2],[3]]"

      command line, argument 3  E_NOT_YET  a sweep on the command line is not supported yet
          a=choice(1,2)
            ^^^^^^^^^^^ write a list as [1, 2], a sweep as "sweep.grid.a=[1, 2]""
    `);
  });

  it("takes a value that is quoted literally, commas and all", () => {
    expect(problemsOf('a="1,2"', "a='~b'", 'a="#5"')).toBe("");
  });
});

function problemsOf(...texts: string[]): string {
  return problemsIn("/", () => parseArguments(texts));
}
