import { join } from "node:path";
import { createReader, examine, type Source } from "@titrate/config";
import { wireBuiltins } from "@titrate/container";
import { root } from "../acceptance/cli.ts";

/** titrate's own word on experiments. */
export function createValidator(): (experiment: object) => boolean {
  const { catalogue, executors } = wireBuiltins();
  const name = join(root, "experiments/x.yaml");
  const searchPath = [join(root, "configs")];
  const surroundings = { environment: {}, now: new Date(2026, 0, 1) };
  return (experiment) => {
    const source: Source = { kind: "file", name, text: JSON.stringify(experiment) }; // JSON is YAML
    const composed = createReader(source, searchPath, surroundings)();
    return examine(composed, catalogue, { executors }).problems.length === 0;
  };
}
