import { DataError, type NumericArray } from "@titrate/plugin";

/**
 * Throws DataError unless each row of float targets [rows, ..., classes] is a distribution: nothing below 0, and a
 * sum of 1 within 1e-6.
 *
 * @param subject who refuses them: `loss "softmax-cross-entropy"`.
 */
export function checkClassProbabilities(subject: string, { shape, data }: NumericArray): void {
  const classes = shape.at(-1) ?? 1;
  if (shape.length < 2 || classes === 1) return; // their shape is refused where it meets the outputs, with better advice
  const perRow = data.length / shape[0]!;
  for (let start = 0; start < data.length; start += classes) {
    const fail = (problem: string): never => {
      throw new DataError(
        subject,
        `row ${Math.floor(start / perRow)} of the targets ${problem}; give each class a probability of 0 or more, 1 together, or use mse for other numbers`,
      );
    };
    let sum = 0;
    for (let index = start; index < start + classes; index++) {
      const value = data[index]!;
      if (!(value >= 0)) fail(`holds ${value}`);
      sum += value;
    }
    if (!(Math.abs(sum - 1) <= 1e-6)) fail(`adds up to ${sum}`);
  }
}
