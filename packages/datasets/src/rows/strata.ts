import { DataError, type Dataset, namedStreams, type RandomStream, z } from "@titrate/plugin";

/** Whether each class is to have its share; without it, where there is one class a row. */
export const stratify: z.ZodOptional<z.ZodBoolean> = z
  .boolean()
  .optional()
  .describe(
    "Whether each part has the classes in the proportion of the whole; so it is where there are classes.",
  );
/** Fixes the drawing whatever the run's seed is. */
export const seed: z.ZodOptional<z.ZodInt> = z
  .int()
  .optional()
  .describe("Fixes the drawing, whatever the seed of the run is.");

/** The rows of training, shuffled: a list for each class, or one for all. */
export function shuffledStrata(
  subject: string,
  { train: { inputs, targets }, classes, ignored }: Dataset,
  stratified: boolean | undefined,
  random: RandomStream,
): number[][] {
  const possible = classes !== undefined && ignored === undefined && targets.shape.length === 1;
  if (stratified && !possible) {
    throw new DataError(subject, "there is not one class a row; write stratify: false", ["stratify"]);
  }
  const byClass = possible && stratified !== false;
  const strata: number[][] = Array.from({ length: byClass ? classes : 1 }, () => []);
  for (const row of random.permutation(inputs.shape[0]!)) strata[byClass ? targets.data[row]! : 0]?.push(row);
  return strata;
}

/** The stream of a drawing: the run's, or that of a seed of its own. */
export function streamOf(random: RandomStream, fixed: number | undefined): RandomStream {
  return fixed === undefined ? random : namedStreams(fixed)("transform/rows");
}
