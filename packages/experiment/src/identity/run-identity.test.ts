import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { planExperiment } from "../plan-experiment.ts";

const yaml = `name: x
dataset: { type: csv, file: data.csv, target: y }
model: { type: sequential, layers: [{ type: dense, units: 3, activation: tanh }, { type: dense, units: 1 }] }
loss: mse
optimizer: { type: adam, lr: 0.001 }
train: { epochs: 4, batch: 2 }
`;
const csv = "a,b,y\n1,2,3\n4,5,6\n";

interface Written {
  readonly text?: string;
  readonly file?: string;
  readonly data?: string;
  readonly overrides?: readonly string[];
  readonly more?: Readonly<Record<string, string>>;
}

/** The ids of an experiment's first arm, in a folder of its own. */
async function idOf({
  text = yaml,
  file = "x.yaml",
  data = csv,
  overrides = [],
  more = {},
}: Written = {}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "titrate-identity-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries({
    [file]: text,
    [join(dirname(file), "data.csv")]: data,
    ...more,
  })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const { plan, identify } = await planExperiment(join(folder, file), { overrides });
  return identify(plan.arms[0]!)(plan.seeds[0]!).id;
}

it("does not depend on where things lie, what they are called, or how the same is written", async () => {
  const same: Readonly<Record<string, Written>> = {
    "another folder": {},
    "another file": { file: "deep/other.yaml" },
    "keys in another order": { text: `${yaml.split("\n").reverse().join("\n")}\n` },
    "keys of a map within in another order": {
      text: yaml.replace("{ type: adam, lr: 0.001 }", "{ lr: 0.001, type: adam }"),
    },
    comments: { text: `# first\n${yaml}# last\n` },
    "another description": { text: `${yaml}description: why\n` },
    "an interpolation": { text: `${yaml.replace("0.001", '"${vars.rate}"')}vars: { rate: 1e-3 }\n` },
    "an override": { text: yaml.replace("0.001", "5"), overrides: ["optimizer.lr=0.001"] },
    "another executor": { overrides: ["executor=reference"] },
    "a default that is written out": { text: yaml.replace("lr: 0.001", "lr: 0.001, beta1: 0.9") },
    checkpoints: { text: `${yaml}checkpoint: { steps: 7 }\n` },
    "a report": { text: `${yaml}report: { metric: { name: train/loss } }\n` },
    "more seeds": { text: `${yaml}sweep: { seeds: 5 }\n` },
    "a data file of another name": {
      text: yaml.replace("data.csv", "moved/table.csv"),
      more: { "moved/table.csv": csv },
    },
  };
  const expected = await idOf();
  for (const [what, written] of Object.entries(same)) expect(await idOf(written), what).toBe(expected);
});

it("depends on all that decides a result", async () => {
  const others: readonly Written[] = [
    {},
    { overrides: ["optimizer.lr=0.002"] },
    { overrides: ["seed=1"] },
    { overrides: ["precision=f64"] },
    { overrides: ["numerics=fast"] },
    { overrides: ["numerics=fast", "executor=reference"] },
    { overrides: ["train.epochs=5"] },
    { overrides: ["train.shuffle=false"] },
    { overrides: ["metrics=[mean-squared-error]"] },
    { overrides: ["evaluate={every:1}"] },
    { overrides: ["model.layers.0.activation=relu"] },
    { overrides: ["callbacks=[norms]"] },
    { data: csv.replace("6", "7") },
  ];
  const ids = await Promise.all(others.map(idOf));
  expect(new Set(ids).size).toBe(ids.length);
});

const graph = (nodes: string): string =>
  yaml.replace(
    /^model:.*$/m,
    `model: { type: graph, nodes: { ${nodes} }, edges: { a: [input], b: [a] }, output: b }`,
  );

it("does not depend on the order in which a graph's nodes are written, and neither does what it trains", async () => {
  const [a, b] = ["a: { type: dense, units: 2 }", "b: { type: dense, units: 1 }"];
  expect(await idOf({ text: graph(`${b}, ${a}`) })).toBe(await idOf({ text: graph(`${a}, ${b}`) }));
});

it("is what it was: another identity would make every kept run unknown", async () => {
  expect(await idOf()).toMatchInlineSnapshot(
    `"55f8a7d3557c56510b6ed9a331e4d0a199da549cc104bcb54f70c1b14bcdebfd"`,
  );
});
