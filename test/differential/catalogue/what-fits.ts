import { ShapeError } from "@titrate/tensor";

/**
 * What is built from those inputs whose shapes fit.
 * @throws where none does: then the list of inputs lacks one
 */
export function whatFits<T, R>(inputs: readonly T[], build: (input: T) => R): R[] {
  const refusals: string[] = [];
  const built = inputs.flatMap((input) => {
    try {
      return [build(input)];
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
      refusals.push(error.message);
      return [];
    }
  });
  if (built.length > 0) return built;
  throw new Error(`nothing fits, so give what would: ${refusals.join("; ")}`);
}
