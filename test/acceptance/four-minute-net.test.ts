import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, titrate } from "./cli.ts";

// What NumPy computes for the well-known 11-line network; see the file's `source` and `format`.
const numpy = JSON.parse(readFileSync(join(root, "test/vectors/four-minute-net.json"), "utf8")).three_layer;

const twelveDigits = (value: number): number => Number(value.toPrecision(12));

test("prints the errors and outputs that the NumPy program prints", async () => {
  const { code, stdout } = await titrate(["run", "experiments/four-minute-net.yaml"]);
  expect(code).toBe(0);
  for (const [epoch, error] of Object.entries<number>(numpy.mean_abs_error_printed)) {
    expect(stdout).toMatch(new RegExp(`^ *${epoch} .* ${twelveDigits(error)}$`, "m"));
  }
  numpy.output_after_training.data.forEach((output: number, row: number) => {
    expect(stdout).toMatch(new RegExp(`^ *${row} +${twelveDigits(output)}$`, "m"));
  });
});

test("ends with NumPy's errors, outputs and weights", async () => {
  const { stdout } = await titrate(["run", "experiments/four-minute-net.yaml", "--json"]);
  const [run] = JSON.parse(stdout).arms[0].runs;
  const errors = run.history.map(({ metrics }: { metrics: Record<string, number> }) =>
    twelveDigits(metrics["train/mean-absolute-error"]!),
  );
  const expected = [
    ...Object.values<number>(numpy.mean_abs_error_printed),
    numpy.mean_abs_error_after_training,
  ];
  expect(errors).toEqual(expected.map(twelveDigits));
  expect(run.predictions.data.map(twelveDigits)).toEqual(numpy.output_after_training.data.map(twelveDigits));
  for (const [name, weights] of [
    ["hidden.weight", numpy.syn0_final],
    ["output.weight", numpy.syn1_final],
  ]) {
    expect(run.parameters[name].shape).toEqual(weights.shape);
    weights.data.forEach((weight: number, index: number) => {
      expect(Math.abs(run.parameters[name].data[index] - weight), `${name}[${index}]`).toBeLessThan(1e-9);
    });
  }
});
