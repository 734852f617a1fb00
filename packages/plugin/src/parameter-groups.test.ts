import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineOptimizer } from "./kinds/optimizer.ts";
import { nonNegative, positive } from "./params.ts";
import { bindPart, byGradient } from "./testing/index.ts";

const descent = defineOptimizer({
  name: "descent",
  summary: "For tests.",
  params: { lr: positive(0.1), momentum: nonNegative(0), slow: z.boolean().default(false) },
  state: ({ momentum }) => (momentum === 0 ? {} : { velocity: "zeros" }),
  update: ({ param, grad, velocity }, { lr }) => ({
    param: param.sub(grad.mul(lr)),
    ...(velocity && { velocity: velocity.add(grad) }),
  }),
});
const bind = (written: object) =>
  byGradient(bindPart("optimizer", { type: "descent", ...written }, [descent]));

describe("groups", () => {
  it("have the optimizer's parameters, but for those that they name", () => {
    const { hyper, state, groups } = bind({
      lr: 2,
      groups: [
        { match: "*.bias", lr: 1 },
        { match: "a.*", momentum: 0.5 },
        { match: "b.*", freeze: true },
      ],
    });
    expect({ hyper, state }).toEqual({ hyper: { lr: 2, momentum: 0 }, state: {} });
    expect(groups.map(({ match, freeze, hyper, state }) => ({ match, freeze, hyper, state }))).toEqual([
      { match: "*.bias", freeze: false, hyper: { lr: 1, momentum: 0 }, state: {} },
      { match: "a.*", freeze: false, hyper: { lr: 2, momentum: 0.5 }, state: { velocity: "zeros" } },
      { match: "b.*", freeze: true, hyper: { lr: 2, momentum: 0 }, state: {} },
    ]);
  });

  it("refuse what the optimizer would", () => {
    expect(() => bind({ groups: [{ match: "*", lr: -1 }] })).toThrow("lr");
    expect(() => bind({ groups: [{ match: "*", beta: 1 }] })).toThrow("beta");
    expect(() => bind({ groups: [{ lr: 1 }] })).toThrow("match");
  });
});

it("clip is by norm or by value", () => {
  expect(bind({}).clip).toBeUndefined();
  expect(bind({ clip: { norm: 1 } }).clip).toEqual({ norm: 1 });
  expect(() => bind({ clip: {} })).toThrow("give `norm`,");
  expect(() => bind({ clip: { norm: 1, value: 1 } })).toThrow("give `norm`,");
});

it("an optimizer has no parameter `groups` of its own", () => {
  const define = () =>
    defineOptimizer({
      name: "own",
      summary: "For tests.",
      params: { lr: positive(1), groups: z.number() },
      state: {},
      update: ({ param }) => ({ param }),
    });
  expect(define).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: optimizer "own": a parameter cannot be called "groups", which every optimizer has; rename it]`,
  );
});
