import { fraction, type MetricInput, ShapeError, showShape, type Tensor, z } from "@titrate/plugin";
import { type ClassCounts, countClasses, meanOverClasses, share } from "./class-counts.ts";
import { columnsOf } from "./class-shapes.ts";
import { decisions } from "./decisions.ts";

/** The parameters of a metric that each class has its own value of. */
export const averageParams: {
  average: z.ZodOptional<z.ZodEnum<{ binary: "binary"; macro: "macro"; micro: "micro" }>>;
  threshold: z.ZodDefault<z.ZodNumber>;
} = {
  average: z
    .enum(["binary", "macro", "micro"])
    .optional()
    .describe(
      "binary: of class 1 of two. macro: the mean over the classes that occur in targets or predictions. micro: of the counts of all classes together. Unless given, binary for one column and macro for several.",
    ),
  threshold: fraction(0.5).describe("A single column above it says yes. Targets say yes above 0.5."),
};

/**
 * A share of counts, averaged over classes, shape []; 0 where there is nothing to share, as in scikit-learn.
 *
 * @param sharesOf part and whole, each [classes].
 */
export function averaged(
  subject: string,
  x: MetricInput,
  params: { readonly average?: "binary" | "macro" | "micro" | undefined; readonly threshold: number },
  sharesOf: (counts: ClassCounts) => readonly [part: Tensor, whole: Tensor],
): Tensor {
  const decided = decisions(subject, x, params.threshold);
  const counts = countClasses(decided);
  const [part, whole] = sharesOf(counts);
  const average = params.average ?? (columnsOf(x.prediction) === 1 ? "binary" : "macro");
  if (average === "micro") return share(part.sum(), whole.sum());
  if (average === "macro") {
    const { truePositive, falsePositive, falseNegative } = counts;
    const occurs = truePositive.add(falsePositive).add(falseNegative).greater(0);
    return meanOverClasses(share(part, whole), occurs.cast("float"));
  }
  if (decided.classes === 2) return share(part, whole).slice(0, 1).reshape([]);
  throw new ShapeError(
    `${subject}: \`average: binary\` is for two classes and predictions are ${showShape(x.prediction.shape)}; write macro or micro`,
  );
}
