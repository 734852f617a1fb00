import type { Activation } from "@titrate/plugin";
import { type Shape, showShape, type Tensor } from "@titrate/tensor";
import { type Check, fact, fails, holds, must, tell, unless } from "../check.ts";
import { isElementwise } from "../curve/curve.ts";
import { sameBits, twiceTheSame } from "../graph/bits.ts";
import { computer, createGivens, type Givens } from "../graph/compute.ts";
import { firstFit, whatFits } from "../graph/fits.ts";
import { rowsStayApart } from "../graph/rows.ts";
import { type GraphScope, graphScope } from "../graph/scope.ts";
import { slopesAgree, weighted, withGradients } from "../graph/slopes.ts";
import { fill, nasty, normals } from "../graph/values.ts";
import { showSome } from "../show.ts";
import { curveChecks, declared } from "./activation-curve.ts";

const differences = "gradient against differences";
const shapes: readonly Shape[] = [[6], [4, 6], [2, 4, 6], [2, 4, 6, 6]];

interface Built {
  readonly x: Tensor;
  readonly y: Tensor;
  readonly scope: GraphScope;
  readonly givens: Givens;
}

/** An activation keeps the shape (or says another), is finite, and has the slope that differences of it have. */
export function activationChecks(bind: () => Activation): readonly Check[] {
  const build = (shape: Shape, training = true): Built => {
    const givens = createGivens();
    const x = givens.give("x", shape, normals("x", shape));
    const scope = graphScope(givens, { training });
    return { x, y: bind()(x, scope), scope, givens };
  };
  const fitting = () => whatFits(shapes, (shape) => build(shape));
  const fit = () => fitting().fit.findLast((shape) => shape.length === 2) ?? firstFit(fitting());
  const trained = ({ x, scope }: Built) => ({ x, ...Object.fromEntries(scope.parameters) });

  const common: Check[] = [
    must("shape", () => {
      const { fit, refused } = fitting();
      if (fit.length === 0)
        return fails(`it takes none of ${shapes.map(showShape).join(", ")}: ${refused[0]!.why}`);
      const others = fit.filter((shape) => build(shape).y.shape.join() !== shape.join());
      const changed = others.map((shape) => `${showShape(shape)} to ${showShape(build(shape).y.shape)}`);
      const no = refused.map(({ candidate }) => showShape(candidate));
      const words = [changed.length === 0 ? `kept, of ${fit.length} ranks` : showSome(changed)];
      return holds([...words, ...(no.length > 0 ? [`refuses ${showSome(no)}`] : [])].join("; "));
    }),
    must(differences, () => {
      const built = build(fit());
      return slopesAgree(weighted(built.y, built.givens), trained(built), built.givens);
    }),
    must("rows stay apart", () =>
      unless(
        rowsStayApart((rows) => {
          const built = build([rows, ...fit().slice(1)], false);
          return { ...built, input: "x" };
        }),
      ),
    ),
    must("nothing random in evaluation", () => {
      const { randoms } = build(fit(), false).scope;
      return unless(
        randoms.length === 0 ? undefined : "scope.uniform is called where scope.training is false",
      );
    }),
    must("NaN in, NaN out", () => {
      const { y, givens, x } = build(fit(), false);
      const result = computer(
        { y },
        givens,
      )({ x: new Float64Array(x.shape.reduce((a, b) => a * b, 1)).fill(Number.NaN) });
      const kept = result.y!.every(Number.isNaN);
      return unless(
        kept ? undefined : `it makes ${result.y!.find((value) => !Number.isNaN(value))} of NaN, and hides it`,
      );
    }),
    must("reference and compiled: the same bits", () => {
      for (const shape of [
        [7, 8],
        [64, 2],
      ]) {
        if (whatFits([shape], (one) => build(one)).fit.length === 0) continue;
        for (const training of [true, false]) {
          const built = build(shape, training);
          const changes = [{}, { x: fill(nasty, shape[0]! * shape[1]!) }];
          const problem = sameBits(
            withGradients(built.y, trained(built), built.givens),
            built.givens,
            changes,
          );
          if (problem !== undefined) return fails(problem);
        }
      }
      return holds("f32 and f64, forward and gradient");
    }),
    must("the same twice", () =>
      twiceTheSame(() => {
        const built = build(fit());
        return { outputs: withGradients(built.y, trained(built), built.givens), givens: built.givens };
      }),
    ),
    tell("trained", () => {
      const parameters = [...build(fit()).scope.parameters];
      const shown = parameters.map(([path, { shape }]) => `${path} ${showShape(shape)}`);
      return fact(shown.length === 0 ? "nothing" : showSome(shown));
    }),
  ];
  // What does not even build has no curve, and "shape" says why.
  if (!isCurve(bind)) return common;
  const drawn = curveChecks(bind);
  // One check of a declared derivative says what is wrong; the other would repeat it.
  const declares = drawn.some(({ name }) => name === declared);
  return [...common.filter(({ name }) => !(declares && name === differences)), ...drawn];
}

function isCurve(bind: () => Activation): boolean {
  try {
    return isElementwise(bind());
  } catch {
    return false;
  }
}
