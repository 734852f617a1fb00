import { gradients, type Tensor } from "@titrate/tensor";
import { type Finding, fails, holds } from "../check.ts";
import { counted, show } from "../show.ts";
import { computer, type Givens } from "./compute.ts";
import { normals } from "./values.ts";

/** The most elements of each tensor whose slopes are compared: each costs three evaluations. */
const most = 12;
const tolerance = 1e-5;

/** One number to differentiate: all of a result, unevenly weighted so that nothing cancels. */
export function weighted(y: Tensor, givens: Givens): Tensor {
  return y.shape.length === 0 ? y : y.mul(givens.give("weights", y.shape, normals("weights", y.shape))).sum();
}

/** A result with its gradients, for a comparison of bits. */
export function withGradients(
  y: Tensor,
  of: Readonly<Record<string, Tensor>>,
  givens: Givens,
): Record<string, Tensor> {
  const slopes = gradients(weighted(y, givens), Object.values(of));
  return {
    result: y,
    ...Object.fromEntries(Object.keys(of).map((name, i) => [`gradient of ${name}`, slopes[i]!])),
  };
}

/**
 * Compares the gradients of a scalar with central differences in f64, in some elements of each of the given tensors.
 * Elements at a kink, where the differences to the left and to the right disagree, are left out. Where differences
 * are 0 and the gradient is not, the gradient is a surrogate, which is no mistake.
 */
export function slopesAgree(total: Tensor, of: Readonly<Record<string, Tensor>>, givens: Givens): Finding {
  const names = Object.keys(of);
  const slopes = gradients(total, Object.values(of));
  const compute = computer(
    { total, ...Object.fromEntries(names.map((name, i) => [`slope ${name}`, slopes[i]!])) },
    givens,
  );
  const here = compute();
  const middle = here.total![0]!;
  if (!Number.isFinite(middle)) return fails(`the result is ${middle} for ordinary numbers`);
  let [compared, kinks, surrogates, worst] = [0, 0, 0, 0];
  for (const name of names) {
    const values = Float64Array.from(givens.all.get(name)!.values);
    for (const index of someOf(values.length)) {
      const at = (by: number): number => {
        const moved = values.slice();
        moved[index]! += by;
        return compute({ [name]: moved }).total![0]!;
      };
      const step = 1e-5 * Math.max(1, Math.abs(values[index]!));
      const [left, right] = [(middle - at(-step)) / step, (at(step) - middle) / step];
      const slope = here[`slope ${name}`]![index]!;
      const difference = (left + right) / 2;
      const scale = Math.max(1, Math.abs(difference));
      if (Math.abs(left - right) > 1e-3 * scale) {
        kinks++;
        continue;
      }
      if (difference === 0 && Math.abs(slope) > tolerance && Number.isFinite(slope)) {
        surrogates++;
        continue;
      }
      const error = Math.abs(slope - difference) / scale;
      if (!(error <= tolerance)) {
        return fails(
          `the gradient of ${name}[${index}] is ${slope}, and differences give ${show(difference)}`,
        );
      }
      compared++;
      worst = Math.max(worst, error);
    }
  }
  const parts = [`${counted(compared, "slope")}, worst error ${show(worst)}`];
  if (kinks > 0) parts.push(`${kinks} at kinks left out`);
  if (surrogates > 0) parts.push(`${surrogates} surrogate`);
  return holds(parts.join("; "));
}

/** Indices spread over a length. */
function someOf(length: number): number[] {
  if (length <= most) return Array.from({ length }, (_, i) => i);
  return Array.from({ length: most }, (_, i) => Math.floor(((i + 0.5) * length) / most));
}
