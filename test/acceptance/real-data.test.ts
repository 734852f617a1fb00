import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, titrate } from "./cli.ts";

interface Reference {
  readonly [dataset: string]: {
    readonly mlp: {
      readonly test_accuracy_split0_10_model_seeds: { readonly mean: number; readonly sd: number };
    };
  };
}

/** scikit-learn's accuracies on the same split: one hidden layer of 32 ReLU units, Adam, 200 epochs. */
const reference: Reference = JSON.parse(readFileSync(join(root, "test/vectors/real-data.json"), "utf8"));

test.each(["iris", "digits"])(
  "%s: as accurate as scikit-learn's network, within its standard deviation",
  async (name) => {
    const { code, stdout, stderr } = await titrate(["run", `experiments/${name}.yaml`, "--json"]);
    expect(code, stderr).toBe(0);
    const { runs } = JSON.parse(stdout).arms[0];
    expect(runs.length).toBe(10);
    const accuracies: number[] = runs.map(
      ({ final }: { final: Record<string, number> }) => final["test/accuracy"],
    );
    const mean = accuracies.reduce((sum, value) => sum + value, 0) / accuracies.length;
    const expected = reference[name]!.mlp.test_accuracy_split0_10_model_seeds;
    expect(mean).toBeGreaterThanOrEqual(expected.mean - expected.sd);
    // The confusion matrix counts the same rows: what lies on its diagonal was right.
    const { cells } = runs[0].tables["test/confusion-matrix"];
    const right = cells.reduce((sum: number, row: number[], index: number) => sum + row[index]!, 0);
    expect(right / runs[0].rows.test).toBeCloseTo(accuracies[0]!, 6);
  },
);
