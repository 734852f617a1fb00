import { namedStreams } from "@titrate/numeric";
import { expect } from "vitest";
import { gradients } from "../gradients/gradients.ts";
import { literal, state } from "../leaves.ts";
import { type Shape, sizeOf } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { compile } from "./evaluate.ts";

export type Build = (...inputs: Tensor[]) => Tensor;

export interface Range {
  readonly low?: number;
  readonly high?: number;
}

/** Compares the gradient of a random weighting of build's result with central differences, in f64. */
export function checkGradient(
  build: Build,
  shapes: readonly Shape[],
  { low = -2, high = 2 }: Range = {},
): void {
  const random = namedStreams(1)("check");
  const draw = (shape: Shape): number[] =>
    Array.from({ length: sizeOf(shape) }, () => low + (high - low) * random.uniform());
  const inputs = shapes.map((shape, i) => state(`x${i}`, shape));
  const output = build(...inputs);
  const weights = Array.from({ length: sizeOf(output.shape) }, () => random.uniform() + 0.5);
  const loss = output.mul(literal(weights, output.shape)).sum();
  const found = gradients(loss, inputs);
  const values = Object.fromEntries(shapes.map((shape, i) => [`x${i}`, draw(shape)]));
  const lossAt = compile({ loss });
  const gradientsAt = compile(Object.fromEntries(found.map((gradient, i) => [`x${i}`, gradient])))(values);
  for (const [name, at] of Object.entries(values)) {
    for (const [i, x] of at.entries()) {
      const side = (sign: number): number =>
        lossAt({ ...values, [name]: at.with(i, x + sign * step) }).loss![0]!;
      const expected = (side(1) - side(-1)) / (2 * step);
      const gradient = gradientsAt[name]![i]!;
      expect(Math.abs(gradient - expected), `${name}[${i}]: ${gradient}, expected ${expected}`).toBeLessThan(
        1e-7 * Math.max(1, Math.abs(expected)),
      );
    }
  }
}

/** The same for the gradient's own gradient. */
export function checkSecondGradient(build: Build, shapes: readonly Shape[], range?: Range): void {
  checkGradient(build, shapes, range);
  const first: Build = (...inputs) => gradients(build(...inputs).sum(), inputs)[0]!;
  checkGradient(first, shapes, range);
}

const step = 1e-5;
