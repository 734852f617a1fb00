import type { GradientOptimizer, UpdateRule } from "@titrate/plugin";
import { byGradient } from "@titrate/plugin/testing";
import { literal, referenceExecutor, type Shape, showShape, type Tensor } from "@titrate/tensor";
import { compiledExecutor } from "@titrate/wasm";
import { type Check, type Finding, fact, fails, holds, must, tell, unless } from "../check.ts";
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
    must("takes groups", () => groupsArrive(bind)),
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

type BindMore = (more?: Readonly<Record<string, unknown>>) => GradientOptimizer;

/** A group that names one number has that one as its own and all else as the rest is written, off the defaults. */
function groupsArrive(bind: BindMore): Finding {
  const others = otherNumbers(bind);
  const written = Object.fromEntries(Object.entries(others).map(([key, [value]]) => [key, value!]));
  const rest = bind(written).hyper;
  for (const [key, values] of Object.entries(others)) {
    const own = values[1] ?? bind().hyper[key]!;
    const groups = [
      { match: "*", [key]: own },
      { match: "no", freeze: true },
    ];
    const [first, second] = bind({ ...written, groups }).groups;
    if (first?.hyper[key] !== own || second?.freeze !== true)
      return fails(`a group's own ${key} does not arrive`);
    const different = Object.keys(rest).find((other) => other !== key && rest[other] !== first.hyper[other]);
    if (different !== undefined) {
      const found = `${different} is ${first.hyper[different]}, and ${rest[different]} in the rest`;
      return fails(`in a group that names ${key} alone, ${found}`);
    }
    const losses = (rule: UpdateRule) =>
      trainingOf({ type: "", groups: [], ...rule }, bowl, [3, 4], reference).run(5);
    const alone = bind({ ...written, [key]: own });
    const difference = firstDifference({ "the loss": losses(alone) }, { "the loss": losses(first) });
    if (difference !== undefined)
      return fails(`written in a group, and for all: ${key} ${own}: ${difference}`, "update");
  }
  return holds(`${Object.keys(others).join(", ")}`);
}

/** Two numbers beside its own that each numeric parameter takes, or as many as it takes of those tried. */
function otherNumbers(bind: BindMore): Readonly<Record<string, readonly number[]>> {
  const found: Record<string, number[]> = {};
  const written: Record<string, number> = {};
  for (const [key, value] of Object.entries(bind().hyper)) {
    const near = value === 0 ? [0.125, 0.25] : [value / 2, value / 4];
    const values = [...near, value + 1, value + 2, 0.5].filter(
      (other) => other !== value && binds(() => bind({ ...written, [key]: other })),
    );
    if (values.length === 0) continue;
    found[key] = values.slice(0, 2);
    written[key] = values[0]!;
  }
  return found;
}

function binds(bind: () => unknown): boolean {
  try {
    bind();
    return true;
  } catch {
    return false;
  }
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
