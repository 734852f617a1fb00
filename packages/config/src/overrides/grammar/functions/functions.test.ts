import { describe, expect, it } from "vitest";
import { expandOverrides } from "../multirun.ts";
import { parseOverride } from "../override.ts";
import type { Value } from "../sweep.ts";

function read(text: string): Value {
  return parseOverride({ kind: "argument", name: "argument", text: `a=${text}` }, [])!.value!;
}

function jobs(text: string): string[] {
  const override = parseOverride({ kind: "argument", name: "argument", text: `a=${text}` }, [])!;
  return expandOverrides([override], () => ["adam", "sgd"]).map(([job]) => job!.slice("a=".length));
}

describe("the functions of the grammar", () => {
  it.each([
    ["choice(sort(3,1,2))", ["1", "2", "3"]],
    ["choice(['a'],{b:'c'})", ["['a']", "{b:'c'}"]],
    ["range(3)", ["0", "1", "2"]],
    ["range(1.5)", ["0.0", "1.0"]],
    ["range(-2,step=-1)", ["0", "-1"]],
    ["range(2,null)", ["0", "1"]],
    ["range(1,3,1.0)", ["1.0", "2.0"]],
    ["range(0,10,3.3)", ["0.0", "3.3", "6.6", "9.9"]],
    ["glob('[as]*',exclude=null)", ["adam", "sgd"]],
    ["sort(1,true,0.5)", ["0.5", "1", "True"]],
    ["sort(b,'a',B)", ["B", "a", "b"]],
    // By code points: an emoji lies behind all that UTF-16 writes as one unit.
    ["sort('\u{1f642}','\uffee')", ["\uffee", "\u{1f642}"]],
    ["sort(choice(b,a),reverse=TRUE)", ["b", "a"]],
    ["sort(range(10,1,-3))", ["4", "7", "10"]],
    ["sort(range(1,10,4),reverse=true)", ["9", "5", "1"]],
    ["sort(range(1,10,4))", ["1", "5", "9"]],
    ["sort(range(0,0.35,0.1),reverse=true)", ["0.3", "0.2", "0.1", "0.0"]],
    ["sort(sort(range(0,0.35,0.1),reverse=true))", ["0.0", "0.1", "0.2", "0.3"]],
    ["float(sort(range(0,3),reverse=true))", ["2.0", "1.0", "0.0"]],
    ["int(range(0.5,3.5))", ["0", "1", "2"]],
    ["int(1.5,'2')", ["1", "2"]],
    ["bool(0.0,nan,'TRUE')", ["False", "True", "True"]],
    ["json_str(1,b)", ["1", '"b"']],
  ])("%s gives %j", (text, expected) => expect(jobs(text)).toEqual(expected));

  it.each([
    ["sort([[2,1],[1,3],[1]])", "[[1],[1,3],[2,1]]"],
    ["sort([null])", "[null]"],
    ["sort({b:1})", "{b:1}"],
    ["sort([1.0,true,1],reverse=true)", "[1.0,True,1]"],
    ["shuffle(1)", "[1]"],
    ["int([1.5,[true]])", "[1,[1]]"],
    ["int(' -1_0 ')", "-10"],
    ["float({u:['1e-3']})", "{u:[0.001]}"],
    ["str([1,1e-5,inf,true,'x'])", "[1,1e-05,inf,true,x]"],
    ["bool(null)", "False"],
    ["json_str(null)", "null"],
    [
      "json_str({a:[1,'é\"',true,null,1.0]})",
      '\\{"a"\\:\\ \\[1\\,\\ "\\\\u00e9\\\\""\\,\\ true\\,\\ null\\,\\ 1.0\\]\\}',
    ],
  ])("%s is %s", (text, expected) => expect(jobs(text)).toEqual([expected]));

  it("keeps and replaces tags", () => {
    expect(read("tag(y,x,x,choice(1))")).toMatchObject({ tags: ["x", "y"] });
    expect(read("tag(b,tag(a,range(1,3)))")).toMatchObject({ kind: "range", tags: ["b"] });
    expect(read("tag(a,sweep=interval(0,1))")).toMatchObject({ kind: "interval", tags: ["a"] });
    expect(read("int(sort(tag(a,shuffle(choice(2.5,1.5)))))")).toMatchObject({
      tags: ["a"],
      shuffle: true,
    });
  });

  it.each([
    "choice(null)",
    "choice(1,choice(2,3))",
    "choice(range(1,3))",
    "choice(glob(*))",
    "range(stop=5)",
    "range(1,5,null)",
    "range(true,3)",
    "range('1',3)",
    "range(start=1,start=2,stop=3)",
    "interval(true,1)",
    "interval(0,1,2)",
    "glob([a,1])",
    "glob({a:1})",
    "tag(sweep=choice(1))",
    "tag(1,choice(1))",
    "tag(choice(1),choice(2))",
    "tag(x,glob(*))",
    "sort()",
    "sort(null)",
    "sort([1],[2])",
    "sort([1,a])",
    "sort([null,null])",
    "sort(nan,1)",
    "sort(1,2,reverse=1)",
    "sort(list=1)",
    "sort(sweep=[1])",
    "sort(1,list=[2])",
    "shuffle(interval(0,1))",
    "shuffle(null)",
    "shuffle(1,null)",
    "shuffle(1,choice(2,3))",
    "int(inf)",
    "int(1e300)",
    "int('0x1')",
    "int(value=null)",
    "int(glob(*))",
    "float('')",
    "str([null])",
    "str(range(1,2))",
    "str(interval(0,1))",
    "bool('')",
    "bool(range(1,2))",
    "json_str(range(1,2))",
    "json_str(1,null)",
    "toString(1)",
    "__proto__(1)",
  ])("refuse %s", (text) => expect(() => read(text)).toThrow());
});
