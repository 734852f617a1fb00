import { gzipSync } from "node:zlib";
import type { PartValue } from "@titrate/plugin";
import { describe, expect, it } from "vitest";
import { folderOf, load, problem, rowsOf } from "../testing/load.ts";

const csv = async (content: string | Uint8Array, part: object = {}, more: Record<string, string> = {}) => {
  const file = typeof content === "string" ? "data.csv" : "data.csv.gz";
  const written: PartValue = { type: "csv", file, target: "y", ...part };
  return load(written, folderOf({ [file]: content, ...more }));
};
const failure = (content: string, part: object = {}, more: Record<string, string> = {}) =>
  problem(() => csv(content, part, more));

describe("csv", () => {
  it("reads numbers, with the target by name or by index", async () => {
    const dataset = await csv("a,y,b\n1,10,2.5\n-3e2,20,.5\n");
    expect(dataset).toEqual({
      train: {
        inputs: { shape: [2, 2], dtype: "float", data: Float64Array.of(1, 2.5, -300, 0.5) },
        targets: { shape: [2, 1], dtype: "float", data: Float64Array.of(10, 20) },
        origin: { file: "data.csv", lines: Int32Array.of(2, 3) },
      },
      columns: [{ name: "a" }, { name: "b" }],
    });
    expect(await csv("a,y,b\n1,10,2.5\n-3e2,20,.5\n", { target: 1 })).toEqual(dataset);
    expect(await csv("a,y,b\n1,10,2.5\n-3e2,20,.5\n", { target: -2 })).toEqual(dataset);
  });

  it("takes several targets, and drops columns", async () => {
    const { train, columns } = await csv("a,b,c,d\n1,2,3,4\n5,6,7,8\n", { target: ["d", "a"], drop: ["c"] });
    expect(rowsOf(train.targets)).toEqual([
      [4, 1],
      [8, 5],
    ]);
    expect(rowsOf(train.inputs)).toEqual([[2], [6]]);
    expect(columns).toEqual([{ name: "b" }]);
  });

  it("reads a file without a header, with its own delimiter", async () => {
    const { train, columns } = await csv("1;2\n3;4", { header: false, target: -1, delimiter: ";" });
    expect(rowsOf(train.inputs)).toEqual([[1], [3]]);
    expect(columns).toEqual([{ name: "0" }]);
    expect([...train.origin!.lines]).toEqual([1, 2]);
    expect(rowsOf((await csv("x\ty\n 1 \t2\n", { delimiter: "\t" })).train.inputs)).toEqual([[1]]);
  });

  it("reads quotes, any line ends, a byte order mark, and gzip", async () => {
    const text = '\ufeff"a ""1""",y\r\n" 1 ",2\n\n"3","4"\r5,6';
    const dataset = await csv(text);
    expect(dataset.columns).toEqual([{ name: 'a "1"' }]);
    expect(rowsOf(dataset.train.inputs)).toEqual([[1], [3], [5]]);
    expect([...dataset.train.origin!.lines]).toEqual([2, 4, 5]);
    const zipped = await csv(gzipSync(text));
    expect(zipped.train.inputs).toEqual(dataset.train.inputs);
  });

  it("says the line where a row starts whose cell holds line ends", async () => {
    const { train } = await csv('a,b,y\n1,"two\nlines",0\n\n2,one,1\n');
    expect([...train.origin!.lines]).toEqual([2, 5]);
    const text = 'a,b,y\n1,"three\n\nlines",0\n\n2,"two\nlines",1\n3,one,1\n4,"one"x,1\n';
    for (const end of ["\n", "\r\n", "\r"]) {
      const whole = text.slice(0, text.indexOf("4,")).replaceAll("\n", end);
      expect([...(await csv(whole)).train.origin!.lines]).toEqual([2, 6, 8]);
      expect(await failure(text.replaceAll("\n", end))).toMatch(/data.csv:9: text follows a closing quote/);
      expect(await failure(`${whole}4,"one`)).toMatch(/data.csv:9: a quote opens and never closes/);
    }
  });

  it("says the line of an error behind many rows", async () => {
    const rows = "1,2\n".repeat(30_000);
    expect(await failure(`a,y\n${rows}\n3,"4"x\n${rows}`)).toMatch(/data.csv:30003: text follows/);
  });

  it("makes missing numbers NaN", async () => {
    const { train } = await csv("a,y\n,1\nNA,2\n ? ,3\nnan,4\n7,5\n");
    expect([...train.inputs.data]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN, 7]);
    const own = await csv("a,y\n-999,1\n7,5\n", { missing: ["-999"] });
    expect([...own.train.inputs.data]).toEqual([Number.NaN, 7]);
    const spaced = await csv("a,y\n 0 ,1\n7,5\n", { missing: ["0"] });
    expect([...spaced.train.inputs.data]).toEqual([Number.NaN, 7]);
    expect(await failure("a,y\n1,2\n,5\n", { missing: ["-999"] })).toMatch(/data.csv:3: "" in column "a"/);
  });

  it("makes text categories, in the order of the file", async () => {
    const { train, test, columns } = await csv(
      "colour,n,y\nred,1,0\nblue,2,0\nNA,3,0\nred,4,0\n",
      { test: "test.csv" },
      { "test.csv": "y,n,colour\n0,5,green\n0,6,blue\n" },
    );
    expect(rowsOf(train.inputs).map(([first]) => first)).toEqual([0, 1, Number.NaN, 0]);
    expect(rowsOf(test!.inputs)).toEqual([
      [2, 5],
      [1, 6],
    ]);
    expect(columns).toEqual([{ name: "colour", categories: ["red", "blue", "green"] }, { name: "n" }]);
  });

  it("makes numbers categories where they are listed", async () => {
    const { train, columns } = await csv("zip,y\n0123,0\n99,0\n0123,1\n", { categorical: ["zip"] });
    expect([...train.inputs.data]).toEqual([0, 1, 0]);
    expect(columns).toEqual([{ name: "zip", categories: ["0123", "99"] }]);
  });

  describe("classes", () => {
    it("are what text names, in the order of the file", async () => {
      const dataset = await csv("a,y\n1,cat\n2,dog\n3,cat\n");
      expect(dataset.train.targets).toEqual({ shape: [3], dtype: "int", data: Int32Array.of(0, 1, 0) });
      expect(dataset).toMatchObject({ classes: 2, classNames: ["cat", "dog"] });
    });
    it("may be numbers, and stand in their order then", async () => {
      const dataset = await csv("a,y\n1,10\n2,9\n3,10\n", { classes: true });
      expect(dataset.classNames).toEqual(["9", "10"]);
      expect([...dataset.train.targets.data]).toEqual([1, 0, 1]);
    });
    it("are one where numbers are equal, but not where some are no numbers", async () => {
      const files = { "test.csv": "a,y\n1,2.00\n2,1\n" };
      const dataset = await csv("a,y\n1,2\n2,1\n3,1.0\n4,01\n", { classes: true, test: "test.csv" }, files);
      expect(dataset).toMatchObject({ classes: 2, classNames: ["1", "2"] });
      expect([...dataset.train.targets.data, ...dataset.test!.targets.data]).toEqual([1, 0, 0, 0, 1, 0]);
      const listed = await csv("a,y\n1,2.0\n", { classes: ["1", "2"] });
      expect([...listed.train.targets.data]).toEqual([1]);
      const codes = await csv("a,y\n1,007\n2,7\n3,x\n", { classes: true });
      expect(codes.classNames).toEqual(["007", "7", "x"]);
    });
    it("are each listed once", () => {
      const twice = csv("a,y\n1,no\n", { classes: ["no", "no", "yes"] });
      return expect(twice).rejects.toMatchObject({
        issues: [{ path: [1], message: "no is listed twice; list each class once" }],
      });
    });
    it("may be listed", async () => {
      const dataset = await csv("a,y\n1,dog\n", { classes: ["cat", "dog"] });
      expect(dataset).toMatchObject({ classes: 2, classNames: ["cat", "dog"] });
      expect([...dataset.train.targets.data]).toEqual([1]);
    });
    it("are those of the training file in the other files", async () => {
      const files = { "test.csv": "a,y\n1,9\n2,10\n" };
      const dataset = await csv("a,y\n1,10\n2,9\n", { classes: true, test: "test.csv" }, files);
      expect([...dataset.test!.targets.data]).toEqual([0, 1]);
      expect(await failure("a,y\n1,cat\n", { validation: "v.csv" }, { "v.csv": "a,y\n1,cat\n2,cst\n" })).toBe(
        'DataError: dataset "csv": v.csv:3: the class "cst" is not among the classes of the training rows; did you mean "cat"?; known are: cat @ validation',
      );
    });
  });

  it.each([
    ["an empty file", "", {}, "data.csv: is empty @ file"],
    ["a header alone", "a,y\n", {}, "data.csv: holds no rows @ file"],
    ["ragged rows", "a,y\n1,2\n3\n", {}, "data.csv:3: 1 cells, and 2 in the header; make them equal @ file"],
    ["no number", "a,y\n1,2\n1O,2\n", {}, 'data.csv:3: "1O" in column "a" is no number'],
    ["hexadecimals", "a,y\n1,2\n0x10,2\n", {}, 'data.csv:3: "0x10" in column "a" is no number'],
    ["what overflows", "a,y\n1,2\n1e999,2\n", {}, 'data.csv:3: "1e999" in column "a" is no number'],
    ["a number among text", "a,y\nx,2\n1,2\n", {}, 'data.csv:3: column "a" holds text and here the number 1'],
    ["a target that is no number", "a,y\n1,2\n1,x\n", {}, 'data.csv:3: the target "x" is no number'],
    ["a missing target", "a,y\n1,2\n1,\n", {}, "data.csv:3: the target is missing"],
    [
      "an unknown target",
      "a,target\n1,2\n",
      { target: "targte" },
      'data.csv:1: there is no column "targte"; did you mean "target"?; known are: a, target @ target',
    ],
    ["an unknown column", "a,y\n1,2\n", { drop: ["a", "b"] }, 'there is no column "b"; did you mean "a"'],
    [
      "dropping the target",
      "a,y\n1,2\n",
      { drop: ["a", "y"] },
      'data.csv:1: column "y" is a target; take it out of `drop` @ drop.1',
    ],
    [
      "a categorical target",
      "a,y\n1,2\n",
      { categorical: [-1] },
      "data.csv:1: column -1 is a target; take it out of `categorical` @ categorical.0",
    ],
    [
      "an index beyond",
      "a,y\n1,2\n",
      { target: 2 },
      "there is no column 2; there are 2, counted from 0 @ target",
    ],
    ["a name without a header", "1,2\n", { header: false }, 'write the index of "y", from 0 @ target'],
    ["two columns of a name", "a,a,y\n1,2,3\n", {}, 'data.csv:1: two columns are called "a"'],
    ["nothing left", "a,y\n1,2\n", { drop: ["a"] }, "no column is left for the inputs"],
    ["an open quote", 'a,y\n1,2\n"3,4\n', {}, "data.csv:3: a quote opens and never closes"],
    ["text after a quote", 'a,y\n"1"x,2\n', {}, "data.csv:2: text follows a closing quote"],
    ["a quote within", 'a,y\n1"x,2\n', {}, "data.csv:2: a quote stands inside a cell"],
    [
      "classes of two columns",
      "a,y\n1,2\n",
      { target: ["a", "y"], classes: true },
      "classes come from one column",
    ],
    [
      "an unlisted class",
      "a,y\n1,b\n",
      { classes: ["a"] },
      'data.csv:2: the class "b" is not among `classes`',
    ],
  ])("refuses %s", async (_, text, part, message) => {
    const said = await failure(text, part);
    expect(said).toMatch(/^DataError: dataset "csv": /);
    expect(said).toContain(message);
  });

  it("refuses test files that do not fit", async () => {
    const test = (content: string, part = {}) =>
      failure("a,y\n1,2\n", { test: "test.csv", ...part }, { "test.csv": content });
    expect(await test("b,y\n1,2\n")).toMatch(/test.csv:1: there is no column "a".* @ test$/);
    expect(await test("a,y\n1,x\n")).toMatch(/test.csv:2: the target "x" is no number @ test$/);
    const headless = await failure(
      "1,2\n",
      { header: false, target: 1, test: "test.csv" },
      { "test.csv": "1,2,3\n" },
    );
    expect(headless).toMatch(/test.csv:1: 3 cells, and 2 in the training file @ test$/);
  });

  it("refuses files that cannot be read", async () => {
    const folder = folderOf({
      "data.csv.gz": gzipSync(`a,y\n${"1,2\n".repeat(99)}`).subarray(0, 30),
      "text.gz": "a",
    });
    const read = (file: string) => problem(() => load({ type: "csv", file, target: "y" }, folder));
    expect(await read("data.csv")).toMatch(
      /data.csv: there is no such file: .*data.csv; paths start at .* @ file$/,
    );
    expect(await read(".")).toMatch(/is a folder; name a file @ file$/);
    expect(await read("data.csv.gz")).toMatch(/data.csv.gz: is no whole gzip file .* @ file$/);
    expect(await read("text.gz")).toMatch(/text.gz: is no whole gzip file .* @ file$/);
  });

  it("reads more rows than a buffer holds", async () => {
    const rows = Array.from({ length: 30_000 }, (_, row) => `${row},${row % 7},${row * 0.5}`);
    const { train } = await csv(`a,b,y\n${rows.join("\n")}\n`);
    expect(train.inputs.shape).toEqual([30_000, 2]);
    expect(rowsOf(train.inputs).at(-1)).toEqual([29_999, 29_999 % 7]);
    expect(train.targets.data.at(-1)).toBe(14_999.5);
    expect(train.origin!.lines.at(-1)).toBe(30_001);
  });
});
