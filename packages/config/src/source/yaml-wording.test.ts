import { expect, test } from "vitest";
import { parseYaml } from "./yaml.ts";

/** Line, column, message and hint of each problem. */
function told(text: string): string[] {
  const { problems } = parseYaml({ kind: "file", name: "/p/x.yaml", text });
  return problems.map(
    ({ location, message, hint }) => `${location!.line}:${location!.column} ${message} | ${hint}`,
  );
}

test.each([
  ["a: 1\nlr:1\nb: 2\n", '2:1 "lr:1" is a text, no key with a value | write a space after the colon: lr: 1'],
  ["a: 1\nlr = 2\n", '2:1 "lr = 2" is no key with a value | write lr: 2'],
  ["a: 1\nfoo\n", '2:1 "foo" is no key with a value | write foo: ...'],
  [
    "a: b: c\n",
    '1:5 a second colon in one line: a value cannot be a key too | write "b: c" if it is a text, or a key on each line',
  ],
  ["a: 'x\nb: 2\n", "1:4 a quote is opened here and not closed | write ' at its end"],
  ['b: 1\na: "x\n\nc: d\n', '2:4 a quote is opened here and not closed | write " at its end'],
  ["a: [1, {b: [2}\n", '1:14 "[" is closed by "}" | write ]'],
  ["a: [1, [2, 3]\nb: 2\n", '1:4 "[" is opened here and not closed | write ]'],
  ["a: [1, 2 # x]\nb: 2\n", '1:4 "[" is opened here and not closed | write ]; what follows # is a comment'],
  ["a: [1,\n2]\n", "2:1 a line within [ ] starts too far left | indent it further than its key"],
  ["a: 1]\nb: [2]]\n", '2:7 "]" closes nothing | remove it'],
  ["a:\n\tb: 1\n\tc: 2\n", "2:1 a tab cannot indent a line | use spaces"],
  ["a: @b c # d\n", '1:4 a text without quotes cannot start with "@" | write "@b c"'],
  ['a: `b "c"`\n', '1:4 a text without quotes cannot start with "`" | write \'`b "c"`\''],
  ["a:\n  - x\n  -y\n", '3:3 "-y" is no entry of a list | write a space after the dash: - y'],
  [
    "a: *.csv\n",
    '1:4 * starts the use of an anchor, and there is no anchor ".csv" before it | write "*.csv" if it is a text',
  ],
  [
    "a: {{ b }}\n",
    "1:5 {{ }} has no meaning in a config | write ${a.key} for the value of another, or put the text in quotes",
  ],
  ["a: {b:1}\n", '1:5 "b:1" is a text, no key with a value | write a space after the colon: b: 1'],
  ["a: {b: 1 c: 2}\n", "1:10 a comma is missing in front of this key | write a comma"],
  ["a: {b: 1,, c: 2}\n", "1:10 a comma too many | remove it"],
  [
    'a: "C:\\data"\n',
    "1:7 in double quotes, \\d is no escape | write \\\\, or single quotes, where \\ is only itself",
  ],
  [
    "a: > b\n",
    "1:6 | and > start a text that stands on the lines below, indented | put this text in quotes, or below",
  ],
  [
    "a: 'b' c\n",
    "1:8 a text goes on after its closing quote | put all of it in quotes, and write '' for one within",
  ],
  [": a\n", "1:1 there is no key in front of the colon | write one"],
  [
    "a:\n  b: 1\n   c: 2\n",
    '3:4 the line is indented below "b", which has the value "1" already | indent it as "b" is',
  ],
  [
    "a:\n    b: 1\n  c: 2\n",
    "3:3 the line is indented as none that it could stand beside | indent it exactly as the keys or entries beside it",
  ],
  ["a: - b\n", "1:4 a list cannot start beside its key | write [...], or each entry on a line of its own"],
  ["a: 1\r\nb\r\n", '2:1 "b" is no key with a value | write b: ...'],
])("%o is one problem, told where a reader looks", (text, problem) => {
  expect(told(text)).toEqual([problem]);
});

test("a part whose name stands beside its key is told how to have parameters", () => {
  expect(told("optimizer: sgd\n  lr: 1\n")).toEqual([
    '2:3 the line is indented below "optimizer", which has the value "sgd" already | indent it as "optimizer" is, or write type: sgd on a line of its own below',
  ]);
});

test("each line with a mistake of its own is told", () => {
  expect(told("a: b: c\nd: @e\nf: 1\n")).toHaveLength(2);
});
