import type { Layer } from "@titrate/plugin";
import { type DType, type Shape, showShape, sizeOf, type Tensor } from "@titrate/tensor";
import { type Check, fact, fails, holds, must, tell, unless } from "../check.ts";
import { sameBits, twiceTheSame } from "../graph/bits.ts";
import { computer, createGivens, type Givens } from "../graph/compute.ts";
import { firstFit, takesNone, takesNumbers, whatFits } from "../graph/fits.ts";
import { rowsStayApart } from "../graph/rows.ts";
import { type GraphScope, graphScope } from "../graph/scope.ts";
import { slopesAgree, weighted, withGradients } from "../graph/slopes.ts";
import { integers, normals } from "../graph/values.ts";
import { counted, showSome } from "../show.ts";

interface Input {
  /** Without the rows. */
  readonly shape: Shape;
  readonly dtype: DType;
}

const inputs: readonly Input[] = [
  { shape: [6], dtype: "float" },
  { shape: [4, 6], dtype: "float" },
  { shape: [4, 8, 8], dtype: "float" },
  { shape: [2, 4, 4, 4], dtype: "float" },
  { shape: [6], dtype: "int" },
  { shape: [], dtype: "int" },
];

interface Built {
  readonly x: Tensor;
  readonly y: Tensor;
  readonly scope: GraphScope;
  readonly givens: Givens;
}

/** A layer keeps rows on axis 0 and, in evaluation, apart; its parameters do not know how many rows there are. */
export function layerChecks(bind: () => Layer): readonly Check[] {
  const build = ({ shape, dtype }: Input, rows = 4, training = true): Built => {
    const givens = createGivens();
    const whole = [rows, ...shape];
    const values = dtype === "int" ? integers("x", whole, 2) : normals("x", whole);
    const x = givens.give("x", whole, values, dtype);
    const scope = graphScope(givens, { training, shaken: true });
    return { x, y: bind().apply(x, scope), scope, givens };
  };
  const fitting = () =>
    whatFits(inputs, (input) => {
      const { y, givens } = build(input);
      takesNumbers(() => computer({ y }, givens)());
    });
  const anyFit = () => firstFit(fitting());
  const learned = ({ x, scope }: Built): Record<string, Tensor> => ({
    ...(x.dtype === "float" && { x }),
    ...Object.fromEntries(scope.parameters),
  });
  const differentiable = (built: Built) =>
    built.y.dtype === "float" && Object.keys(learned(built)).length > 0;

  return [
    must("shape", () => {
      const fits = fitting();
      if (fits.fit.length === 0) return takesNone("inputs", fits);
      const shown = fits.fit.map((input) => {
        const { x, y } = build(input);
        return `${showShape(x.shape)}${input.dtype === "int" ? " of ints" : ""} to ${showShape(y.shape)}`;
      });
      return holds(showSome(shown));
    }),
    must("rows stay on axis 0", () => {
      for (const input of fitting().fit) {
        for (const rows of [3, 5]) {
          const { y } = build(input, rows);
          if (y.shape[0] !== rows)
            return fails(`of ${rows} rows it makes ${showShape(y.shape)}; keep rows on axis 0`);
        }
      }
      return holds();
    }),
    must("parameters do not depend on the rows", () => {
      const told = (rows: number) =>
        [...build(anyFit(), rows).scope.parameters].map(([path, { shape }]) => `${path} ${showShape(shape)}`);
      const [few, many] = [told(3), told(5)];
      const different = few.findIndex((each, i) => each !== many[i]);
      if (different < 0 && few.length === many.length) return holds();
      const [one, other] = [few[different] ?? "none", many[different] ?? "none"];
      return fails(`for 3 rows it declares ${one}, for 5 ${other}; keep x.shape[0] out of them`);
    }),
    must("rows stay apart in evaluation", () =>
      unless(rowsStayApart((rows) => ({ ...build(anyFit(), rows, false), input: "x" }))),
    ),
    must("nothing random in evaluation", () => {
      const { randoms } = build(anyFit(), 4, false).scope;
      return unless(
        randoms.length === 0 ? undefined : "scope.uniform is called where scope.training is false",
      );
    }),
    must("the same parameters in training and evaluation", () => {
      const paths = (training: boolean) =>
        [...build(anyFit(), 4, training).scope.parameters.keys()].join(", ");
      const [trained, evaluated] = [paths(true), paths(false)];
      return unless(
        trained === evaluated
          ? undefined
          : `in training it declares ${trained || "none"}, in evaluation ${evaluated || "none"}`,
      );
    }),
    must("gradient against differences", () => {
      let found = holds("nothing to differentiate");
      for (const training of [false, true]) {
        const built = build(anyFit(), 4, training);
        if (!differentiable(built)) continue;
        found = slopesAgree(weighted(built.y, built.givens), learned(built), built.givens);
        if (found.outcome === "fails") return found;
      }
      return found;
    }),
    must("reference and compiled: the same bits", () => {
      for (const input of fitting().fit) {
        for (const training of [true, false]) {
          const built = build(input, 5, training);
          const outputs = differentiable(built)
            ? withGradients(built.y, learned(built), built.givens)
            : { result: built.y };
          const problem = sameBits({ ...outputs, ...Object.fromEntries(built.scope.set) }, built.givens);
          if (problem !== undefined) return fails(problem);
        }
      }
      return holds("f32 and f64, forward and gradient, training and evaluation");
    }),
    must("the same twice", () =>
      twiceTheSame(() => {
        const built = build(anyFit());
        return { outputs: { result: built.y }, givens: built.givens };
      }),
    ),
    tell("trained", () => {
      const parameters = [...build(anyFit()).scope.parameters];
      const numbers = parameters.reduce((sum, [, { shape }]) => sum + sizeOf(shape), 0);
      const shown = parameters.map(([path, { shape }]) => `${path} ${showShape(shape)}`);
      return fact(shown.length === 0 ? "nothing" : `${counted(numbers, "number")}: ${showSome(shown)}`);
    }),
    tell("changed by training without a gradient", () => {
      const set = [...build(anyFit()).scope.set].map(([path, { shape }]) => `${path} ${showShape(shape)}`);
      return fact(set.length === 0 ? "nothing" : showSome(set));
    }),
  ];
}
