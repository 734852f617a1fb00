import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createReader, examine, findConfigFolders, findProject } from "@titrate/config";
import { wireBuiltins } from "@titrate/container";

// How long a large config takes to load, beside the time in which the YAML library alone parses the same files:
// 2,000 lines in an experiment and 50 files that it includes. `npm run bench:config`.

const rounds = 30;
const includeCount = 50;
const lineCount = 2000;

const { parseDocument } = createRequire(join(import.meta.dirname, "../../packages/config/package.json"))(
  "yaml",
);

const folder = mkdtempSync(join(tmpdir(), "titrate-bench-"));
try {
  report(writeProject(folder));
} finally {
  rmSync(folder, { recursive: true });
}

interface Project {
  readonly experiment: string;
  readonly files: readonly string[];
}

/** Includes of layers' parameters, spread over groups; the experiment itself has the rest of the lines. */
function writeProject(root: string): Project {
  const linesEach = 20;
  const includes = Array.from({ length: includeCount }, (_, index) => {
    const file = join(root, "configs/part", `p${index}.yaml`);
    mkdirSync(join(root, "configs/part"), { recursive: true });
    const keys = Array.from({ length: linesEach - 1 }, (_, key) =>
      key % 4 === 0 ? `k${key}: { rate: 1e-3, name: part-${index}, on: true }` : `k${key}: ${index * key}`,
    );
    writeFileSync(file, `# part ${index}\n${keys.join("\n")}\n`);
    return file;
  });
  const layerCount = lineCount - includeCount * linesEach - includeCount - 12;
  const lines = [
    "defaults:",
    ...includes.map((_, index) => `  - part@vars.p${index}: p${index}`),
    "  - _self_",
    "dataset: xor-3bit",
    "loss: mse",
    "optimizer: { type: sgd, lr: 1 }",
    "train: { epochs: 10 }",
    "seed: $" + "{vars.p3.k1}",
    "model:",
    "  type: sequential",
    "  layers:",
    ...Array.from(
      { length: layerCount },
      (_, index) => `    - { type: dense, units: ${(index % 7) + 1}, activation: relu }`,
    ),
    "    - { type: dense, units: 1, activation: sigmoid }",
  ];
  const experiment = join(root, "experiment.yaml");
  writeFileSync(experiment, `${lines.join("\n")}\n`);
  return { experiment, files: [experiment, ...includes] };
}

function report({ experiment, files }: Project): void {
  const { catalogue, executors } = wireBuiltins();
  const surroundings = { environment: {}, now: new Date(0) };
  const project = findProject(experiment);
  const compose = () => createReader(experiment, findConfigFolders(experiment), surroundings)([]);
  const load = () => {
    const composed = compose();
    const { problems } = examine(composed, catalogue, { executors, project });
    if (problems.length > 0) throw new Error(problems[0]!.message);
  };
  const parse = () => {
    for (const file of files) {
      const { errors } = parseDocument(readFileSync(file, "utf8"), { version: "1.2" });
      if (errors.length > 0) throw errors[0];
    }
  };
  const times: Record<"load" | "compose" | "parse", number[]> = { load: [], compose: [], parse: [] };
  // In turns, so that what else the machine does falls on all alike. The first rounds warm up.
  for (let round = -5; round < rounds; round++) {
    for (const [name, action] of Object.entries({ load, compose, parse })) {
      const start = performance.now();
      action();
      if (round >= 0) times[name as keyof typeof times].push(performance.now() - start);
    }
  }
  const lines = files.reduce((sum, file) => sum + readFileSync(file, "utf8").split("\n").length - 1, 0);
  const [all, composed, parsed] = [times.load, times.compose, times.parse].map(median) as [
    number,
    number,
    number,
  ];
  const row = (what: string, time: number) =>
    `  ${what.padEnd(40)}${time.toFixed(1).padStart(7)} ms${(time / parsed).toFixed(2).padStart(8)}x`;
  console.log(`${lines} lines in ${files.length} files, medians of ${rounds} rounds\n`);
  console.log(row("titrate: read, compose and validate", all));
  console.log(row("of that, read and compose", composed));
  console.log(row("yaml alone: read and parse each once", parsed));
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
