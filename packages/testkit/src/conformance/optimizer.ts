import type { GradientOptimizer } from "@titrate/plugin";
import { byGradient } from "@titrate/plugin/testing";
import { literal, referenceExecutor, type Shape, showShape, type Tensor } from "@titrate/tensor";
import { compiledExecutor } from "@titrate/wasm";
import { type Check, fact, fails, holds, must, tell, unless } from "../check.ts";
import { firstDifference, precisions } from "../graph/bits.ts";
import { type Objective, type Training, trainingOf } from "../graph/training.ts";
import { show } from "../show.ts";
import type { Bind } from "../subject.ts";
import { searchChecks } from "./search-optimizer.ts";

const shapes: readonly Shape[] = [[], [5], [3, 4], [2, 3, 2, 2]];
const reference = { executor: referenceExecutor, precision: "f64" } as const;

/** The checks of an optimizer's form: a formula of the gradient, or a search on the host. */
export function optimizerChecks(bind: Bind<"optimizer">): readonly Check[] {
  if ("search" in bind()) return searchChecks(bind);
  return formulaChecks((more) => byGradient(bind(more)));
}

/** An optimizer keeps shapes, keeps nothing but its slots, and makes a bowl's loss smaller. */
function formulaChecks(
  bind: (more?: Readonly<Record<string, unknown>>) => GradientOptimizer,
): readonly Check[] {
  const train = (shape: Shape = [3, 4], objective: Objective = bowl): Training =>
    trainingOf(bind(), objective, shape, reference);

  return [
    must("keeps shapes", () => {
      for (const shape of shapes) train(shape).run(2);
      return holds(shapes.map(showShape).join(", "));
    }),
    must("makes the loss of a bowl smaller", () => {
      const losses = train([5]).run(300);
      const [first, last] = [losses[0]!, losses.at(-1)!];
      const told = `from ${show(first)} to ${show(last)} in 300 steps`;
      return last < first ? holds(told) : fails(told, "update");
    }),
    must("keeps nothing but its slots", () => {
      const optimizer = bind();
      const losses = () => trainingOf(optimizer, bowl, [3, 4], reference).run(20);
      const difference = firstDifference({ "the loss": losses() }, { "the loss": losses() });
      const advice = "what is remembered belongs in `state`";
      return unless(difference && `of two runs from the same start, ${difference}; ${advice}`);
    }),
    must("resumed as if not interrupted", () => {
      const whole = train();
      whole.run(20);
      const [before, after] = [train(), train()];
      before.run(10);
      after.restore(before.snapshot());
      after.run(10);
      const difference = firstDifference(whole.snapshot(), after.snapshot());
      return unless(difference && `20 steps, and 10 and 10: ${difference}`);
    }),
    must("reference and compiled: the same bits", () => {
      for (const precision of precisions) {
        for (const shape of shapes) {
          const under = (executor: typeof referenceExecutor) => {
            const training = trainingOf(bind(), bowl, shape, { executor, precision });
            const loss = training.run(40);
            return { ...training.snapshot(), loss };
          };
          const difference = firstDifference(under(referenceExecutor), under(compiledExecutor));
          if (difference !== undefined) return fails(`in ${precision}, ${showShape(shape)}: ${difference}`);
        }
      }
      return holds("f32 and f64, 40 steps");
    }),
    must("finite where the gradient is 0", () => {
      for (const start of [
        [0, 0, 0],
        [1, -2, 3],
      ]) {
        const training = trainingOf(bind(), (param) => param.mul(0).sum(), [3], { ...reference, start });
        training.run(3);
        for (const [name, values] of Object.entries(training.snapshot())) {
          const wrong = values.find((value) => !Number.isFinite(value));
          if (wrong !== undefined)
            return fails(`"${name}" is ${wrong} after 3 steps of gradient 0`, "update");
        }
      }
      return holds();
    }),
    must("takes groups", () => {
      const own = bind();
      const groups = [
        { match: "*", lr: 0.125 },
        { match: "no", freeze: true },
      ];
      const [first, second] = bind({ groups }).groups;
      if (first?.hyper.lr !== 0.125 || second?.freeze !== true)
        return fails("a group's own lr does not arrive");
      const different = Object.keys(own.hyper).find(
        (key) => key !== "lr" && own.hyper[key] !== first.hyper[key],
      );
      return unless(
        different && `in a group that does not name it, ${different} is ${first.hyper[different]}`,
      );
    }),
    tell("remembers", () => {
      const slots = Object.entries(bind().state).map(([name, kind]) =>
        kind === "one" ? `${name} (a number)` : name,
      );
      return fact(slots.length === 0 ? "nothing" : slots.join(", "));
    }),
    tell("first step", () =>
      fact(`at its own rate, ${firstSteps(bind()).join(", ")} for gradients 0.01, 1 and 100`),
    ),
  ];
}

/** Half the squared distance to a point, along axes of which the steepest is ten times the flattest. */
const bowl: Objective = (parameter) => {
  const size = parameter.shape.reduce((product, length) => product * length, 1);
  const spread = (from: number, to: number): Tensor =>
    literal(
      Float64Array.from({ length: size }, (_, i) => from + ((to - from) * (i + 0.5)) / size),
      parameter.shape,
    );
  return parameter.sub(spread(-3, 3)).square().mul(spread(0.05, 0.5)).sum();
};

function firstSteps(optimizer: GradientOptimizer): string[] {
  return [0.01, 1, 100].map((gradient) => {
    const training = trainingOf(optimizer, (param) => param.mul(gradient).sum(), [1], {
      ...reference,
      start: [1],
    });
    training.run(1);
    return show(training.snapshot().param![0]! - 1);
  });
}
