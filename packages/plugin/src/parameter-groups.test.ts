import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineOptimizer } from "./kinds/optimizer.ts";
import { nonNegative, positive } from "./params.ts";
import { part } from "./part.ts";
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

const own = (params: Readonly<Record<string, z.ZodType>>) =>
  defineOptimizer({
    name: "own",
    summary: "For tests.",
    params: { lr: positive(1), ...params },
    state: {},
    update: ({ param }) => ({ param }),
  });

it("what a group does not write is as it is written for all, wherever the default stands", () => {
  const params = {
    a: z.number().default(0.9),
    b: z.number().default(0.9).nullable(),
    c: z.number().prefault(0.9),
    d: z.number().default(0.9).optional(),
  };
  const written = { a: 0.1, b: 0.1, c: 0.1, d: 0.1 };
  const bound = bindPart("optimizer", { type: "own", ...written, groups: [{ match: "x", lr: 2 }] }, [
    own(params),
  ]);
  expect(byGradient(bound).groups[0]!.hyper).toEqual({ lr: 2, ...written });
});

it("a part is as it is for all", () => {
  const optimizer = own({ inner: part("activation", "relu") });
  expect(Object.keys(optimizer.params)).toEqual(["lr", "inner", "clip", "groups"]);
});

it("what is frozen is not updated in another way", () => {
  expect(() => bind({ groups: [{ match: "*", freeze: true, lr: 1 }] })).toThrow("leave out `freeze`");
});

it.each(["clip", "groups", "match", "freeze"])("an optimizer has no parameter `%s` of its own", (key) => {
  expect(() => own({ [key]: z.number() })).toThrow(`a parameter cannot be called "${key}"`);
});

it("says so", () => {
  const define = () => own({ groups: z.number() });
  expect(define).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: optimizer "own": a parameter cannot be called "groups", which every optimizer or its groups have; rename it]`,
  );
});
