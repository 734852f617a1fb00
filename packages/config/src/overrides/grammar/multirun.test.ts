import { describe, expect, it } from "vitest";
import { problemsIn } from "../../testing/folder.ts";
import { expandJobs, expandOverrides } from "./multirun.ts";
import { type ParsedOverride, parseOverride } from "./override.ts";

const optionsOf = (key: string) => (key === "optimizer" ? ["adam", "adamw", "sgd"] : undefined);

function parsed(...texts: string[]): ParsedOverride[] {
  return texts.map((text) => parseOverride({ kind: "argument", name: "argument", text }, [])!);
}

function jobs(...texts: string[]): string[] {
  return expandOverrides(parsed(...texts), optionsOf).map((job) => job.join(" "));
}

describe("expandOverrides", () => {
  it("gives one job where nothing is swept", () => {
    expect(jobs()).toEqual([""]);
    expect(jobs("a=1", "~b", "~c=2")).toEqual(["a=1 ~b ~c=2"]);
  });

  it("counts a key with another operation or package as another key", () => {
    expect(jobs("a=1", "+a=2", "a@p=3", "a=4")).toEqual(["a=4 +a=2 a@p=3"]);
  });

  it("lists the options that a glob selects", () => {
    expect(jobs("optimizer=glob(ad*)")).toEqual(["optimizer=adam", "optimizer=adamw"]);
    expect(jobs("optimizer@p=glob([*],exclude='adam[!w]*')", "a=1")).toHaveLength(3);
  });

  it("shuffles in an order that hangs on the text alone, without loss", () => {
    const shuffled = jobs("a=shuffle(range(0,20))");
    expect(shuffled).toEqual(jobs("b=1", "a=shuffle(range(0,20))").map((job) => job.slice("b=1 ".length)));
    expect(shuffled).not.toEqual(jobs("a=range(0,20)"));
    expect(shuffled.toSorted()).toEqual(jobs("a=range(0,20)").toSorted());
    expect(jobs("a=shuffle([1,2,3,4,5,6])")).toEqual(jobs("a=shuffle([1,2,3,4,5,6])"));
  });

  it("moves the keys of a zip together, as one axis", () => {
    expect(jobs("x=1,2", "zip(a.b=choice(1,2), +c/d@e=range(0,2))", "y=3")).toEqual([
      "x=1 a.b=1 +c/d@e=0 y=3",
      "x=1 a.b=2 +c/d@e=1 y=3",
      "x=2 a.b=1 +c/d@e=0 y=3",
      "x=2 a.b=2 +c/d@e=1 y=3",
    ]);
    expect(jobs("zip ( optimizer=glob(ad*) , lr=sort(2,1) )")).toEqual([
      "optimizer=adam lr=1",
      "optimizer=adamw lr=2",
    ]);
  });

  it("says what cannot be expanded, all in one pass", () => {
    const expand = (...texts: string[]) =>
      problemsIn("/", () => expandOverrides(parsed(...texts), optionsOf));
    expect(
      expand(
        "a=interval(0,1)",
        "b=range(1,0)",
        "c=range(0,1,0)",
        "d=range(0,inf)",
        "e=range(1e9)",
        "f=glob(*)",
      ),
    ).toMatchInlineSnapshot(`
      "argument  E_OVERRIDE  an interval() has no end of values
          a=interval(0,1)
            ^^^^^^^^^^^^^ list them with range() or choice()

      argument  E_OVERRIDE  the range is empty: no step up from 1 to 0
          b=range(1,0)
            ^^^^^^^^^^ start below stop, or give a negative step

      argument  E_OVERRIDE  a range with step 0 never ends
          c=range(0,1,0)
            ^^^^^^^^^^^^ give another step

      argument  E_OVERRIDE  a range needs finite numbers to be expanded
          d=range(0,inf)
            ^^^^^^^^^^^^

      argument  E_OVERRIDE  a range of more than 100000 values
          e=range(1e9)
            ^^^^^^^^^^

      argument  E_OVERRIDE  glob() chooses options of a config group
          f=glob(*)
            ^^^^^^^ this is none"
    `);
    expect(expand("optimizer=glob(x*)")).toContain("glob() selects none of the options");
    expect(expand("a=1", "zip(a=choice(1,2))")).toMatchInlineSnapshot(`
      "argument  E_OVERRIDE  "a" is set twice: by zip() and elsewhere
          zip(a=choice(1,2))
              ^ leave one of them out"
    `);
    expect(expand("zip(optimizer=glob(*),b=choice(1,2))")).toContain("zip() moves sweeps of one length");
    expect(expand("a=range(1000)", "b=range(1000)")).toContain("1000000 jobs are more than 100000");
  });
});

describe("zip", () => {
  it.each([
    "zip()",
    "zip(a=1)",
    "zip(a=choice(1,2)",
    "zip(a=choice(1,2))x",
    "zip(a=choice(1,2),)",
    "zip(a=choice(1,2),b=choice(1))",
    "zip(a=choice(1,2),b=range(1,0))",
    "zip(a=choice(1),a=choice(2))",
    "zip(~a=choice(1))",
    "zip(choice(1))",
    "zip(a=interval(0,1))",
    "zip(__proto__=choice(1))",
    "a=zip(b=choice(1))",
    "a=[zip(b=choice(1))]",
  ])("refuses %s", (text) => {
    const problems: never[] = [];
    expect(parseOverride({ kind: "argument", name: "argument", text }, problems)).toBeUndefined();
    expect(problems).toHaveLength(1);
  });

  it("is a key like any other without parentheses", () => expect(jobs("zip=1")).toEqual(["zip=1"]));
});

describe("expandJobs", () => {
  it("keeps the type that a function gave", () => {
    const [[first]] = expandJobs(parsed("a=choice('1',1)")) as never as [[{ value: unknown }]];
    expect(first.value).toMatchObject({ type: "string", value: "1" });
  });
});
