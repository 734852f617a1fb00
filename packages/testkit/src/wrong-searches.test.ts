import {
  defineSearchOptimizer,
  type Plugin,
  positive,
  type SearchInput,
  type SearchOutput,
} from "@titrate/plugin";
import { expect, it } from "vitest";
import { conformance, runCheck } from "./index.ts";

type Search = (x: SearchInput, lr: number) => SearchOutput;

const pluginOf = (search: Search): Plugin =>
  defineSearchOptimizer({
    name: "wrong",
    summary: "It is wrong.",
    params: { lr: positive(0.1) },
    search: (x, { lr }) => search(x, lr),
  });

/** Halves its step until the loss gets smaller. */
const right: Search = ({ parameters, evaluate }, lr) => {
  const { loss, gradient } = evaluate(parameters);
  for (let rate = lr; rate > 1e-9; rate /= 2) {
    const next = parameters.map((value, i) => value - rate * gradient[i]!);
    const there = evaluate(next).loss;
    if (Number.isFinite(there) && there < loss) return { parameters: next, state: {} };
  }
  return { parameters: parameters.slice(), state: {} };
};

const memory = { calls: 0 };

const wrong: readonly (readonly [what: string, checks: readonly string[], search: Search])[] = [
  [
    "one that climbs",
    ["makes the loss of a bowl smaller"],
    (x, lr) => right({ ...x, evaluate: (at) => climb(x.evaluate(at)) }, lr),
  ],
  [
    "a counter in the state",
    ["keeps nothing but its state", "resumed as if not interrupted"],
    (x, lr) => ({ ...right(x, lr), state: { calls: Float64Array.of(++memory.calls) } }),
  ],
  [
    "a counter of each run",
    ["resumed as if not interrupted"],
    (x, lr) => {
      memory.calls = x.state.calls === undefined ? 1 : memory.calls + 1;
      return { ...right(x, lr), state: { calls: Float64Array.of(memory.calls) } };
    },
  ],
  [
    "-0 in the given state",
    ["changes no array that it is given"],
    (x, lr) => {
      x.state.zero?.fill(-0);
      return { ...right(x, lr), state: { zero: new Float64Array(1) } };
    },
  ],
  [
    "-0 for 0",
    ["stays where the gradient is 0"],
    (x, lr) => {
      const { parameters, state } = right(x, lr);
      return { parameters: parameters.map((value) => (value === 0 ? -0 : value)), state };
    },
  ],
  [
    "a step over the edge",
    ["ends where the loss is not finite"],
    ({ parameters: from, evaluate }, lr) => {
      let parameters = from;
      for (let move = 0; move < 2; move++) {
        const { gradient } = evaluate(parameters);
        parameters = parameters.map((value, i) => value - lr * gradient[i]!);
      }
      return { parameters, state: {} };
    },
  ],
  [
    "a search without an end",
    ["ends where the loss is not finite"],
    ({ parameters, evaluate }, lr) => {
      const { gradient } = evaluate(parameters);
      for (let rate = lr; ; rate *= 0.999999) {
        const next = parameters.map((value, i) => value - rate * gradient[i]!);
        if (Number.isFinite(evaluate(next).loss)) return { parameters: next, state: {} };
      }
    },
  ],
];

const climb = ({ loss, gradient }: ReturnType<SearchInput["evaluate"]>) => ({
  loss: -loss,
  gradient: gradient.map((value) => -value),
});
const failing = async (search: Search): Promise<string[]> => {
  const names: string[] = [];
  for (const check of conformance(pluginOf(search))) {
    if (check.must && (await runCheck(check)).outcome === "fails") names.push(check.name);
  }
  return names;
};

it.each(wrong)("%s fails in %j alone", async (_, names, search) =>
  expect(await failing(search)).toEqual(names),
);

it("what is right passes all of them", async () => expect(await failing(right)).toEqual([]));

it("there is a wrong search for every check", () => {
  const names = conformance(pluginOf(right)).filter(({ must }) => must);
  const failed = wrong.flatMap(([, checks]) => checks);
  expect(names.map(({ name }) => name).filter((name) => !failed.includes(name))).toEqual([]);
});
