import { namedStreams } from "@titrate/numeric";
import type { Initializer } from "@titrate/plugin";
import { type Shape, showShape, sizeOf } from "@titrate/tensor";
import { type Check, fact, fails, holds, must, tell, unless } from "../check.ts";
import { firstDifference } from "../graph/bits.ts";
import { firstFit, whatFits } from "../graph/fits.ts";
import { show, showSome } from "../show.ts";

const shapes: readonly Shape[] = [[], [7], [6, 5], [5, 6], [4, 3, 3, 3], [4, 4]];

/** An initializer fills its shape with finite numbers that depend on its request alone. */
export function initializerChecks(bind: () => Initializer): readonly Check[] {
  const sampleWith = (initializer: Initializer, shape: Shape, stream = "one"): Float64Array => {
    const [fanIn, fanOut] = [shape[0] ?? 1, shape[1] ?? 1];
    return initializer({ shape, fanIn, fanOut, random: namedStreams(1)(stream) });
  };
  const sample = (shape: Shape, stream = "one") => sampleWith(bind(), shape, stream);
  const fitting = () => whatFits(shapes, (shape) => sample(shape));

  return [
    must("fills the shape with finite numbers", () => {
      const { fit, refused } = fitting();
      if (fit.length === 0)
        return fails(`it takes none of ${shapes.map(showShape).join(", ")}: ${refused[0]!.why}`);
      for (const shape of fit) {
        const values = sample(shape);
        if (values.length !== sizeOf(shape)) return fails(`${values.length} numbers for ${showShape(shape)}`);
      }
      const no = refused.map(({ candidate }) => showShape(candidate));
      return holds(no.length > 0 ? `refuses ${showSome(no)}` : "");
    }),
    must("depends on its request alone", () => {
      const shape = firstFit(fitting());
      const initializer = bind();
      const first = sampleWith(initializer, shape);
      for (const other of fitting().fit) sampleWith(initializer, other, "other");
      const difference = firstDifference({ it: first }, { it: sampleWith(initializer, shape) });
      const advice = "draw from `random`, and keep nothing between calls";
      return unless(difference && `asked twice from the same stream, ${difference}; ${advice}`);
    }),
    tell("random", () => {
      const shape = fitting().fit.findLast((each) => each.length === 2) ?? firstFit(fitting());
      const same = firstDifference({ it: sample(shape) }, { it: sample(shape, "other") }) === undefined;
      return fact(same ? "no: every stream gives the same" : "yes");
    }),
    tell("moments", () => {
      const large = whatFits([[64, 32], [64, 64], [32, 32, 3, 3], [2048]], (each) => sample(each));
      const shape = firstFit(large);
      const values = sample(shape);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance =
        values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length;
      const [least, most] = [
        values.reduce((a, b) => Math.min(a, b)),
        values.reduce((a, b) => Math.max(a, b)),
      ];
      const moments = `mean ${show(mean)}, standard deviation ${show(Math.sqrt(variance))}`;
      return fact(`of ${showShape(shape)}: ${moments}, from ${show(least)} to ${show(most)}`);
    }),
  ];
}
