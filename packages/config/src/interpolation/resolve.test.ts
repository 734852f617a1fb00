import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compose } from "../compose/compose.ts";
import { nodeAt, toPlain } from "../source/located.ts";
import { formatPlace, throwAny } from "../source/problem.ts";
import { makeFolder, problemsIn } from "../testing/folder.ts";

const surroundings = { environment: { LR: "0.1", NAME: "from-env" }, now: new Date(2026, 1, 3, 4, 5, 6) };

function composed(text: string) {
  const folder = makeFolder({ "x.yaml": text });
  const composition = compose(join(folder, "x.yaml"), { searchPath: [folder], rules: "hydra", surroundings });
  return { folder, ...composition };
}

const resolved = (text: string): unknown => {
  const { root, problems } = composed(text);
  throwAny(problems);
  return toPlain(root);
};

const problemsOf = (text: string): string => {
  const { folder, problems } = composed(text);
  return problemsIn(folder, () => throwAny(problems));
};

describe("an interpolation", () => {
  it.each([
    ["keeps the type of its value", "a: 3\nb: ${a}\n", 3],
    ["is text among other text", "a: 3\nb: <${a}>\n", "<3>"],
    [
      "writes values as Python does",
      "t: true\nf: 1.0\ns: 1e-7\nn: null\nb: ${t} ${f} ${s} ${n}\n",
      "True 1.0 1e-07 None",
    ],
    ["starts from the top", "a: { x: 1 }\nm: { a: { x: 2 } }\nb: ${a.x}\n", 1],
    ["may be a neighbour", "b: { x: 1, y: '${.x}' }\n", { x: 1, y: 1 }],
    ["may be above", "b: { x: 1, m: { y: '${..x}' } }\n", { x: 1, m: { y: 1 } }],
    ["may be above a list", "b: { x: 1, l: ['${..x}', '${.0}'] }\n", { x: 1, l: [1, 1] }],
    ["has indices", "l: [{ k: [5, 6] }]\nb: ${l[0].k[1]}${l.0.k.0}\n", "65"],
    ["copies a map, with what is in it", "m: { x: 1, y: '${.x}' }\nb: ${m}\n", { x: 1, y: 1 }],
    ["holds others", "which: { key: a }\na: 4\nb: ${${which.key}}\n", 4],
    ["holds others in a step", "k: x\nm: { x_1: 7 }\nb: ${m.${k}_1}\n", 7],
    ["goes through others", "m: { x: 1 }\nn: ${m}\nb: ${n.x}\n", 1],
    [
      "writes lists and maps as Python does",
      "l: [1, a, 'it''s', { x: null }]\nb: <${l}>\n",
      "<[1, 'a', \"it's\", {'x': None}]>",
    ],
    ["is escaped by a backslash", "a: 1\nb: \\${a}\n", "${a}"],
    ["is not escaped by two", "a: 1\nb: \\\\${a}\n", "\\1"],
    ["leaves other backslashes and dollars", "a: 1\nb: C:\\x $a {a} ${a}\n", "C:\\x $a {a} 1"],
  ])("%s", (_, text, value) => {
    expect((resolved(text) as { b: unknown }).b).toEqual(value);
  });

  it.each([
    ["oc.env", "${oc.env:NAME}", "from-env"],
    ["oc.env: a default is a text", "${oc.env:NOT_SET,5}", "5"],
    ["oc.env: but for null", "${oc.env:NOT_SET,null}", null],
    ["oc.env: a default from the config", "${oc.env:NOT_SET,${a}}", "1"],
    ["oc.decode", "${oc.decode:${oc.env:LR}}", 0.1],
    ["oc.decode of a list", '${oc.decode:"[1, two]"}', [1, "two"]],
    ["oc.select", "${oc.select:a}", 1],
    ["oc.select of nothing", "${oc.select:no.thing}", null],
    ["oc.select with a default", "${oc.select:no.thing,[1, ${a}]}", [1, 1]],
    ["oc.select of a neighbour", "${oc.select:.a,2}", 1],
    ["oc.create", "${oc.create:{x: ${a}}}", { x: 1 }],
    ["oc.dict.keys", "${oc.dict.keys:m}", ["x", "y"]],
    ["oc.dict.values", "${oc.dict.values:m}", [1, 2]],
    ["oc.deprecated", "${oc.deprecated:a}", 1],
    ["now", "${now:%Y-%m-%d %H:%M:%S}", "2026-02-03 04:05:06"],
  ])("calls %s", (_, text, value) => {
    const written = JSON.stringify(text);
    expect((resolved(`a: 1\nm: { x: 1, y: 2 }\nb: ${written}\n`) as { b: unknown }).b).toEqual(value);
  });

  it("is merged with a map that is laid over it", () => {
    const folder = makeFolder({
      "base.yaml": "m: { x: 1, y: 2 }\nn: ${m}\n",
      "x.yaml": "defaults: [base]\nn: { y: 3 }\n",
    });
    const { root } = compose(join(folder, "x.yaml"), { searchPath: [folder], rules: "hydra", surroundings });
    expect(toPlain(root)).toEqual({ m: { x: 1, y: 2 }, n: { x: 1, y: 3 } });
  });

  it("knows where its value is from", () => {
    const { root, folder } = composed(
      "a: 3\nb: ${a}\nc: ${oc.decode:${oc.env:LR}}\nd: n${c}\ne: ${now:%Y}\n",
    );
    const from = (key: string) => nodeAt(root, [key])!.from!;
    expect(nodeAt(root, ["b"])!.location).toMatchObject({ line: 2, column: 4 });
    expect(from("b")).toMatchObject({ written: "${a}", outside: [] });
    expect(formatPlace(from("b").target!.location, folder)).toBe("x.yaml:1:4");
    expect(from("c")).toEqual({
      written: "${oc.decode:${oc.env:LR}}",
      outside: ["the environment variable LR"],
    });
    expect(from("d").outside).toEqual(["the environment variable LR"]);
    expect(from("e").outside).toEqual(["the clock"]);
  });

  it("that is faulty is told with its place, once", () => {
    expect(
      problemsOf(`
a: { lr: 1 }
b1: ${"${a.lx}"}
b2: x ${"${a.lr.y}"}
b3: ${"${.....a}"}
b4: ${"${nope:1}"}
b5: ${"${oc.env:NOT_SET}"}
b6: ${"${oc.env}"}
b7: "${"${a"}"
b8: ${"${a b}"}
b10: ${"${}"}
b11: ${"${now}"}
b12: ${"${oc.select:a,1,2}"}
b13: ${"${__proto__.x}"}
`),
    ).toMatchInlineSnapshot(`
      "x.yaml:3:5  E_INTERPOLATION  it leads nowhere: a has no key "lx"
          2 | a: { lr: 1 }
          3 | b1: \${a.lx}
            |     ^^^^^^^ did you mean "lr"?
      known keys of a: lr

      x.yaml:4:7  E_INTERPOLATION  it leads nowhere: a.lr has no "y"
          3 | b1: \${a.lx}
          4 | b2: x \${a.lr.y}
            |       ^^^^^^^^^

      x.yaml:5:5  E_INTERPOLATION  it leads above the config's top
          4 | b2: x \${a.lr.y}
          5 | b3: \${.....a}
            |     ^^^^^^^^^

      x.yaml:6:5  E_INTERPOLATION  there is no resolver "nope"
          5 | b3: \${.....a}
          6 | b4: \${nope:1}
            |     ^^^^^^^^^
      known resolvers: oc.env, oc.select, oc.decode, oc.create, oc.deprecated, oc.dict.keys, oc.dict.values, now

      x.yaml:7:5  E_INTERPOLATION  the environment variable NOT_SET is not set
          6 | b4: \${nope:1}
          7 | b5: \${oc.env:NOT_SET}
            |     ^^^^^^^^^^^^^^^^^ set it, or give a default: \${oc.env:NOT_SET,default}

      x.yaml:8:5  E_INTERPOLATION  it leads nowhere: the config has no key "oc"
          7 | b5: \${oc.env:NOT_SET}
          8 | b6: \${oc.env}
            |     ^^^^^^^^^
      known keys of the config: a, b1, b2, b3, b4, b5, b6, b7, b8, b10, b11, b12, b13

      x.yaml:9:6  E_INTERPOLATION  "\${" is not closed
          8 | b6: \${oc.env}
          9 | b7: "\${a"
            |      ^^^ close it, or write \\\${ where a text is meant

      x.yaml:10:7  E_INTERPOLATION  "a b" is not a key
          9 | b7: "\${a"
         10 | b8: \${a b}
            |       ^^^ write \\\${ where a text is meant

      x.yaml:11:6  E_INTERPOLATION  an interpolation names a key
         10 | b8: \${a b}
         11 | b10: \${}
            |      ^^^ write \\\${ where a text is meant

      x.yaml:12:6  E_INTERPOLATION  it leads nowhere: the config has no key "now"
         11 | b10: \${}
         12 | b11: \${now}
            |      ^^^^^^
      known keys of the config: a, b1, b2, b3, b4, b5, b6, b7, b8, b10, b11, b12, b13

      x.yaml:13:6  E_INTERPOLATION  oc.select takes 1 or 2 arguments, not 3
         12 | b11: \${now}
         13 | b12: \${oc.select:a,1,2}
            |      ^^^^^^^^^^^^^^^^^^

      x.yaml:14:6  E_INTERPOLATION  it leads nowhere: the config has no key "__proto__"
         13 | b12: \${oc.select:a,1,2}
         14 | b13: \${__proto__.x}
            |      ^^^^^^^^^^^^^^
      known keys of the config: a, b1, b2, b3, b4, b5, b6, b7, b8, b10, b11, b12, b13"
    `);
  });

  it("does not lead in a circle", () => {
    expect(problemsOf("a: ${b}\nb: x${c}\nc: ${a}\n")).toMatchInlineSnapshot(`
      "x.yaml:1:4  E_INTERPOLATION  it leads in a circle: a → b → c → a
          1 | a: \${b}
            |    ^^^^ give one of them a value of its own"
    `);
    expect(problemsOf("a: { b: '${a}' }\n")).toMatchInlineSnapshot(`
      "x.yaml:1:9  E_INTERPOLATION  it leads in a circle: a → a.b → a
          1 | a: { b: '\${a}' }
            |         ^^^^^^ give one of them a value of its own"
    `);
    expect(problemsOf("a: ${oc.env:NONE}\nb: ${a}\nc: [x, '${b}']\n").match(/E_/g)).toHaveLength(1);
    expect(problemsOf("a: ${a}\n")).toMatchInlineSnapshot(`
      "x.yaml:1:4  E_INTERPOLATION  it leads in a circle: a → a
          1 | a: \${a}
            |    ^^^^ give one of them a value of its own"
    `);
  });

  it("cannot make more of a config than fits", () => {
    const levels = Array.from(
      { length: 9 },
      (_, i) => `l${i + 1}: [${Array(10).fill(`"\${l${i}}"`).join(", ")}]`,
    );
    expect(problemsOf(`l0: [1]\n${levels.join("\n")}\n`)).toMatchInlineSnapshot(
      `
      "x.yaml:10:1  E_INTERPOLATION  with all that its interpolations repeat, the config has 2345679012 values, of 100000 at most
          9 | l8: ["\${l7}", "\${l7}", "\${l7}", "\${l7}", "\${l7}", "\${l7}", "\${l7}", "\${l7}", "\${l7}", "\${l7}"]
         10 | l9: ["\${l8}", "\${l8}", "\${l8}", "\${l8}", "\${l8}", "\${l8}", "\${l8}", "\${l8}", "\${l8}", "\${l8}"]
            | ^^ most of them are here"
    `,
    );
    expect(problemsOf(`l0: [1]\n${levels.join("\n")}\nt: x\${l9}\n`)).toMatch(
      /2111111111 values cannot be a part of a text/,
    );
    const texts = Array.from({ length: 9 }, (_, i) => `t${i + 1}: ${`\${t${i}}`.repeat(10)}`);
    expect(problemsOf(`t0: abcdefghij\n${texts.join("\n")}\n`)).toMatch(
      /it makes a text of 1000000 characters, of 100000 at most/,
    );
    const nested = `${"${".repeat(50)}a${"}".repeat(50)}`;
    expect(problemsOf(`a: 1\nb: ${nested}\n`)).toMatch(/nested too deeply/);
  });
});
