/** A file that no one means well with, and the one error that it must be. */
export interface HostileFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly error: RegExp;
}

/** Nothing is wrong with this one. */
export const wholeExperiment: string = `dataset: xor-3bit
model: { type: dense, units: 1, activation: sigmoid }
loss: mse
optimizer: { type: sgd, lr: 1 }
train: { epochs: 10 }
`;

const tooMany = /^x\.yaml:\d+:\d+ {2}E_YAML {2}the file has more than 50000 signs and words/;
const tooDeep = /^x\.yaml:\d+:\d+ {2}E_YAML {2}it is nested too deeply/;
const reserved = /^x\.yaml:\d+:\d+ {2}E_KEY .*cannot be a key/;

function laughs(levels: number, width: number): string {
  const lines = ["  a0: &a0 [x]"];
  for (let i = 1; i < levels; i++)
    lines.push(
      `  a${i}: &a${i} [${Array(width)
        .fill(`*a${i - 1}`)
        .join(", ")}]`,
    );
  return `${wholeExperiment}vars:\n${lines.join("\n")}\n`;
}

function interpolated(levels: number, width: number, join: string, open: string, close: string): string {
  const lines = [`  a0: ${open}x${close}`];
  for (let i = 1; i < levels; i++) {
    lines.push(
      `  a${i}: ${open}${Array(width)
        .fill(`\${vars.a${i - 1}}`)
        .join(join)}${close}`,
    );
  }
  return `${wholeExperiment}vars:\n${lines.join("\n")}\n`;
}

const bombs: readonly HostileFile[] = [
  {
    name: "a billion laughs",
    content: laughs(12, 9),
    error: /^x\.yaml:11:\d+ {2}E_YAML .*aliases repeat more than/,
  },
  {
    name: "laughs that only double",
    content: laughs(60, 2),
    error: /^x\.yaml:\d+:\d+ {2}E_YAML .*aliases repeat/,
  },
  {
    name: "many uses of one long text",
    content: `${wholeExperiment}vars:\n  a: &a "${"x".repeat(400_000)}"\n  b: [${"*a,".repeat(3000)}]\n`,
    error: /^x\.yaml:8:\d+ {2}E_YAML .*aliases repeat/,
  },
  {
    name: "many uses of one long list",
    content: `${wholeExperiment}vars:\n  a: &a [${"x,".repeat(5000)}]\n  b: [${"*a,".repeat(20)}]\n`,
    error: /^x\.yaml:8:\d+ {2}E_YAML .*aliases repeat/,
  },
  {
    name: "an anchor that holds itself",
    content: `${wholeExperiment}vars: &a { b: [*a] }\n`,
    error: /^x\.yaml:6:16 {2}E_YAML {2}the anchor "a" holds itself/,
  },
  {
    name: "interpolations that repeat a list",
    content: interpolated(14, 10, ", ", "[", "]").replaceAll(/\$\{[^}]*\}/g, (text) => `"${text}"`),
    error: /^x\.yaml:\d+:\d+ {2}E_INTERPOLATION .*values/,
  },
  {
    name: "interpolations that repeat a text",
    content: interpolated(14, 10, "", '"', '"'),
    error: /^x\.yaml:\d+:\d+ {2}E_INTERPOLATION {2}it makes a text of/,
  },
  {
    name: "a text of many interpolations",
    content: `${wholeExperiment}vars: { b: 1, a: "${"${vars.b}".repeat(80_000)}" }\n`,
    error: /^x\.yaml:6:18 {2}E_INTERPOLATION {2}a text with interpolations has 720000 characters/,
  },
  {
    name: "a grid that no machine holds",
    content: `${wholeExperiment}sweep:\n  grid:\n${Array.from({ length: 15 }, (_, i) => `    vars.k${i}: [1, 2, 3, 4, 5, 6, 7, 8]\n`).join("")}`,
    error: /^x\.yaml:7:3 {2}E_OVERRIDE {2}sweep\.grid has \d+ combinations/,
  },
  {
    name: "seeds that no machine holds",
    content: `${wholeExperiment}sweep: { seeds: 1000000000 }\n`,
    error: /^x\.yaml:6:17 {2}E_TYPE {2}the plan has 1000000000 runs/,
  },
];

const depths: readonly HostileFile[] = [
  { name: "open brackets", content: `vars: ${"[".repeat(20_000)}\n${wholeExperiment}`, error: tooDeep },
  { name: "brackets", content: `vars: ${"[".repeat(20_000)}${"]".repeat(20_000)}\n`, error: tooDeep },
  { name: "open braces", content: `vars: ${"{".repeat(20_000)}\n${wholeExperiment}`, error: tooDeep },
  { name: "braces", content: `vars: ${"{a: ".repeat(20_000)}1${"}".repeat(20_000)}\n`, error: tooDeep },
  { name: "dashes", content: `${"- ".repeat(20_000)}1\n`, error: tooDeep },
  { name: "question marks", content: `${"? ".repeat(20_000)}1\n`, error: tooDeep },
  {
    name: "block levels",
    content: Array.from({ length: 1300 }, (_, i) => `${" ".repeat(i)}a:\n`).join(""),
    error: tooDeep,
  },
];

const sizes: readonly HostileFile[] = [
  {
    name: "a text of 50 MB",
    content: `${wholeExperiment}description: ${"x".repeat(50_000_000)}\n`,
    error: /^x\.yaml:1:1 {2}E_YAML {2}the file has 50\.0 MB, a config at most 1/,
  },
  {
    name: "many keys",
    content: Array.from({ length: 40_000 }, (_, i) => `key${i}: ${i}\n`).join(""),
    error: tooMany,
  },
  {
    name: "a long list",
    content: `${wholeExperiment}vars: { a: [${"1,".repeat(480_000)}] }\n`,
    error: tooMany,
  },
  { name: "one key many times", content: "a: 1\n".repeat(45_000), error: tooMany },
  { name: "many faulty lines", content: "a: b: c\n".repeat(45_000), error: tooMany },
  { name: "many tags", content: "- !foo x\n".repeat(45_000), error: tooMany },
  {
    name: "many lines",
    content: "\n".repeat(990_000),
    error: /^x\.yaml:50001:1 {2}E_YAML .*more than 50000 lines/,
  },
  {
    name: "many wrong escapes",
    content: `${wholeExperiment}description: "${"\\q".repeat(400_000)}"\n`,
    error: /^x\.yaml:6:\d+ {2}E_YAML {2}a text in double quotes has more than 20 escapes/,
  },
  {
    name: "a long line before the mistake",
    content: `${wholeExperiment}vars: { a: "${"x".repeat(900_000)}", a: 1 }\n`,
    error: /^x\.yaml:6:900016 {2}E_KEY {2}the key "a" is given twice/,
  },
  {
    name: "a long text that needs quotes",
    content: `${wholeExperiment}description: @${" ".repeat(400_000)}x${" ".repeat(400_000)}x\n`,
    error: /^x\.yaml:6:14 {2}E_YAML {2}a text without quotes cannot start with "@"/,
  },
  {
    name: "a long text where a number is wanted",
    content: wholeExperiment.replace("lr: 1", `lr: "1${" ".repeat(800_000)}e"`),
    error: /^x\.yaml:4:29 {2}E_TYPE {2}expected a number, got the string/,
  },
  {
    name: "a long text where a list is wanted",
    content: `${wholeExperiment}metrics: ${"a ".repeat(400_000)}\n`,
    error: /^x\.yaml:6:10 {2}E_TYPE {2}expected a list of metrics, got the string/,
  },
  {
    name: "a long name of a plugin",
    content: wholeExperiment.replace("mse", "m".repeat(900_000)),
    error: /^x\.yaml:3:7 {2}E_UNKNOWN_PLUGIN {2}there is no loss "m{59}…"/,
  },
  {
    name: "a long key",
    content: `${wholeExperiment}? ${"k".repeat(900_000)}\n: 1\n`,
    error: /^x\.yaml:6:3 {2}E_UNKNOWN_KEY {2}an experiment has no key "k{59}…"/,
  },
];

const reservedKeys: readonly HostileFile[] = [
  {
    name: "__proto__ at the top",
    content: `${wholeExperiment}__proto__: { polluted: 1 }\n`,
    error: reserved,
  },
  {
    name: "constructor below",
    content: `${wholeExperiment}vars: { constructor: { a: 1 } }\n`,
    error: reserved,
  },
  {
    name: "prototype in a list",
    content: `${wholeExperiment}vars: { a: [[{ prototype: 1 }]] }\n`,
    error: reserved,
  },
  {
    name: "a quoted __proto__",
    content: `${wholeExperiment}vars: { "\\u005f_proto__": 1 }\n`,
    error: reserved,
  },
  {
    name: "__proto__ as a group",
    content: `defaults: [{ __proto__: a }]\n${wholeExperiment}`,
    error: reserved,
  },
  {
    name: "a reserved package",
    content: `defaults: [{ model@a.__proto__: three-layer }]\n${wholeExperiment}`,
    error: reserved,
  },
  {
    name: "a reserved key of the grid",
    content: `${wholeExperiment}sweep: { grid: { vars.__proto__.a: [1, 2] } }\n`,
    error: /^x\.yaml:6:18 {2}E_OVERRIDE/,
  },
  {
    name: "an interpolation of a prototype",
    content: `${wholeExperiment}description: "\${__proto__.x}"\n`,
    error: /^x\.yaml:6:15 {2}E_INTERPOLATION {2}it leads nowhere/,
  },
  {
    name: "an interpolation of a constructor",
    content: `${wholeExperiment}description: "\${vars.constructor.name}"\nvars: {}\n`,
    error: /^x\.yaml:6:15 {2}E_INTERPOLATION {2}it leads nowhere/,
  },
  {
    name: "a plugin of a prototype's name",
    content: wholeExperiment.replace("mse", "constructor"),
    error: /^x\.yaml:3:7 {2}E_UNKNOWN_PLUGIN/,
  },
];

const bytes = (...values: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(values.map((value) => Buffer.from(value as string)));

const texts: readonly HostileFile[] = [
  { name: "a NUL byte", content: bytes("name: a", [0], "b\n"), error: /^x\.yaml:1:8 {2}E_YAML .*U\+0000/ },
  {
    name: "an escape sequence",
    content: bytes("name: a\n# ", [27], "[2J\n"),
    error: /^x\.yaml:2:3 {2}E_YAML .*U\+001B/,
  },
  {
    name: "a byte that is no UTF-8",
    content: bytes("name: é", [0xff], "\n"),
    error: /^x\.yaml:1:8 {2}E_YAML .*0xff/,
  },
  {
    name: "UTF-16",
    content: bytes([0xff, 0xfe, 97, 0, 58, 0]),
    error: /^x\.yaml:1:1 {2}E_YAML {2}it is UTF-16/,
  },
  {
    name: "carriage returns alone",
    content: "name: a\rseed: 1\r",
    error: /^x\.yaml:1:8 {2}E_YAML .*carriage return/,
  },
  { name: "a tab", content: `vars:\n\ta: 1\n${wholeExperiment}`, error: /^x\.yaml:2:1 {2}E_YAML .*tab/ },
  {
    name: "a tag of Python",
    content: `${wholeExperiment}vars: !!python/object/apply:os.system ["true"]\n`,
    error: /^x\.yaml:6:7 {2}E_YAML {2}there is no tag/,
  },
  {
    name: "a tag of JavaScript",
    content: `${wholeExperiment}vars: !!js/function "f"\n`,
    error: /^x\.yaml:6:7 {2}E_YAML/,
  },
  {
    name: "a directive",
    content: `%FOO\n---\n${wholeExperiment}`,
    error: /^x\.yaml:1:1 {2}E_YAML .*directive/,
  },
  {
    name: "a merge key that leads to itself",
    content: `${wholeExperiment}vars: { a: &a { b: 1, <<: *a } }\n`,
    error: /^x\.yaml:6:27 {2}E_YAML/,
  },
  {
    name: "a key that is a list",
    content: `${wholeExperiment}vars:\n  ? [a]\n  : b\n`,
    error: /^x\.yaml:7:5 {2}E_KEY/,
  },
  {
    name: "two documents",
    content: `${wholeExperiment}---\na: 1\n`,
    error: /^x\.yaml:6:1 {2}E_YAML .*second document/,
  },
  {
    name: "no number",
    content: wholeExperiment.replace("lr: 1", "lr: .nan"),
    error: /^x\.yaml:4:29 {2}E_TYPE .*NaN/,
  },
  {
    name: "infinity",
    content: wholeExperiment.replace("lr: 1", "lr: .inf"),
    error: /^x\.yaml:4:29 {2}E_TYPE .*Infinity/,
  },
];

export const hostileFiles: readonly HostileFile[] = [
  ...bombs,
  ...depths,
  ...sizes,
  ...reservedKeys,
  ...texts,
];
