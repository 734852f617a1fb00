import type { Regularizer } from "@titrate/plugin";
import { gradients, type Shape, showShape } from "@titrate/tensor";
import { type Check, fact, fails, holds, must, tell, unless } from "../check.ts";
import { sameBits, twiceTheSame } from "../graph/bits.ts";
import { computer, createGivens } from "../graph/compute.ts";
import { firstFit, whatFits } from "../graph/fits.ts";
import { slopesAgree, withGradients } from "../graph/slopes.ts";
import { normals } from "../graph/values.ts";
import { show, showSome } from "../show.ts";

const shapes: readonly Shape[] = [[4, 3], [5], [], [3, 2, 2, 2], [4, 4]];

/** A regularizer gives a number that is never below 0, with a gradient that is finite at 0 too. */
export function regularizerChecks(bind: () => Regularizer): readonly Check[] {
  const build = (shape: Shape) => {
    const givens = createGivens();
    const w = givens.give("w", shape, normals("w", shape));
    return { w, givens, penalty: bind().penalty(w) };
  };
  const fitting = () => whatFits(shapes, build);
  const valueAt = (shape: Shape, scale: number): number => {
    const { penalty, givens } = build(shape);
    return computer({ penalty }, givens)({ w: normals("w", shape).map((value) => scale * value) })
      .penalty![0]!;
  };

  return [
    must("one number of a parameter", () => {
      const { fit, refused } = fitting();
      if (fit.length === 0)
        return fails(`it takes none of ${shapes.map(showShape).join(", ")}: ${refused[0]!.why}`);
      const no = refused.map(({ candidate }) => showShape(candidate));
      return holds(no.length > 0 ? `refuses ${showSome(no)}` : "");
    }),
    must("not below 0", () => {
      for (const shape of fitting().fit) {
        for (const scale of [0, 1, -1, 100]) {
          const value = valueAt(shape, scale);
          if (!(value >= 0))
            return fails(`the penalty of a parameter ${showShape(shape)} is ${value}`, "penalty");
        }
      }
      return holds();
    }),
    must("gradient against differences", () => {
      const { w, penalty, givens } = build(firstFit(fitting()));
      return slopesAgree(penalty, { w }, givens);
    }),
    must("gradient at 0 finite", () => {
      const { w, penalty, givens } = build(firstFit(fitting()));
      const compute = computer({ slope: gradients(penalty, [w])[0]! }, givens);
      const wrong = compute({ w: normals("w", w.shape).fill(0) }).slope!.find(
        (value) => !Number.isFinite(value),
      );
      return unless(wrong === undefined ? undefined : `it is ${wrong}; choose a form with a slope at 0`);
    }),
    must("reference and compiled: the same bits", () => {
      for (const shape of fitting().fit) {
        const { w, penalty, givens } = build(shape);
        const problem = sameBits(withGradients(penalty, { w }, givens), givens);
        if (problem !== undefined) return fails(problem);
      }
      return holds("f32 and f64, value and gradient");
    }),
    must("the same twice", () =>
      twiceTheSame(() => {
        const { penalty, givens } = build(firstFit(fitting()));
        return { outputs: { penalty }, givens };
      }),
    ),
    tell("how it grows", () => {
      const shape = firstFit(fitting());
      const [zero, one, two] = [0, 1, 2].map((scale) => valueAt(shape, scale));
      return fact(`${show(zero!)} at 0; twice the parameter costs ${show(two! / one!)} times as much`);
    }),
  ];
}
