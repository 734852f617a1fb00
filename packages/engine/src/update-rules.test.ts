import { defineOptimizer, defineRegularizer, positive, real } from "@titrate/plugin";
import { bindPart } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { half, layer, parts } from "./testing/parts.ts";
import { trainRun } from "./train.ts";

const descent = defineOptimizer({
  name: "descent",
  summary: "For tests.",
  params: { lr: positive(0.1), drift: real(0) },
  state: {},
  update: ({ param, grad }, { lr, drift }) => ({ param: param.sub(grad.mul(lr)).add(drift) }),
});
const optimizer = (written: object) => bindPart("optimizer", { type: "descent", ...written }, [descent]);
const squares = defineRegularizer({
  name: "squares",
  summary: "For tests.",
  params: { strength: positive(1) },
  penalty: (parameter, { strength }) => parameter.square().sum().mul(strength),
});
const regularizer = (written: object) => bindPart("regularizer", { type: "squares", ...written }, [squares]);

/** a + b on x = 1, towards 3: both slopes are 2 (a + b - 3), which is -4 at first. */
const sum = layer((x, scope) => x.mul(scope.parameter("a", [1], half)).add(scope.parameter("b", [1], half)));
const once = { epochs: 1, batch: "full", shuffle: false } as const;

async function trained(changes: Parameters<typeof parts>[1]): Promise<number[]> {
  const { parameters } = await trainRun(parts([1], { model: sum, train: once, ...changes }));
  return [parameters.a!.data[0]!, parameters.b!.data[0]!];
}

describe("groups", () => {
  it("are updated with numbers of their own, or not at all", async () => {
    expect(await trained({ optimizer: optimizer({}) })).toEqual([0.9, 0.9]);
    expect(await trained({ optimizer: optimizer({ groups: [{ match: "b", lr: 0.2, drift: 5 }] }) })).toEqual([
      0.9, 6.3,
    ]);
    expect(await trained({ optimizer: optimizer({ groups: [{ match: "b", freeze: true }] }) })).toEqual([
      0.9, 0.5,
    ]);
    const first = optimizer({
      groups: [
        { match: "a", freeze: true },
        { match: "*", lr: 1 },
      ],
    });
    expect(await trained({ optimizer: first })).toEqual([0.5, 4.5]);
  });

  it("follow the schedule", async () => {
    const schedule = Object.assign(({ base }: { base: number }) => base / 2, { watches: [] });
    expect(await trained({ schedule, optimizer: optimizer({ groups: [{ match: "b", lr: 0.2 }] }) })).toEqual([
      0.7, 0.9,
    ]);
  });

  it("must have members", async () => {
    const nobody = trained({ optimizer: optimizer({ groups: [{ match: "c", lr: 1 }] }) });
    await expect(nobody).rejects.toMatchObject({ path: ["optimizer", "groups", 0, "match"] });
    await expect(nobody).rejects.toThrow('"c" matches no parameter; the parameters are: a, b');
    const groups = [
      { match: "*", lr: 1 },
      { match: "b", lr: 2 },
    ];
    await expect(trained({ optimizer: optimizer({ groups }) })).rejects.toThrow(
      'what "b" matches belongs to the groups before it',
    );
  });
});

describe("clip", () => {
  it("scales gradients whose norm, taken together, is too large", async () => {
    const norm = Math.sqrt(32);
    const scale = 2 / (norm + 1e-6);
    const expected = 0.5 + 0.1 * (4 * scale);
    for (const weight of await trained({ optimizer: optimizer({ clip: { norm: 2 } }) }))
      expect(weight).toBeCloseTo(expected, 14);
    expect(await trained({ optimizer: optimizer({ clip: { norm: 6 } }) })).toEqual([0.9, 0.9]);
  });

  it("holds each element within a value", async () => {
    expect(await trained({ optimizer: optimizer({ clip: { value: 1 } }) })).toEqual([0.6, 0.6]);
  });

  it("does not see what is frozen", async () => {
    const frozen = optimizer({ clip: { norm: 4 }, groups: [{ match: "b", freeze: true }] });
    expect((await trained({ optimizer: frozen }))[0]).toBeCloseTo(0.9, 6);
  });
});

describe("regularizers", () => {
  it("add to the gradient, and not to the reported loss", async () => {
    const plain = await trainRun(parts([1], { model: sum, train: once }));
    const regularizers = [regularizer({ match: "b", strength: 3 })];
    const penalized = await trainRun(parts([1], { model: sum, train: once, regularizers }));
    expect(penalized.parameters.a).toEqual(plain.parameters.a);
    expect(penalized.parameters.b!.data[0]).toBeCloseTo(0.5 - 0.1 * (-4 + 3 * 2 * 0.5), 14);
    expect(penalized.history[0]).toEqual(plain.history[0]);
  });

  it("must apply to something", async () => {
    const regularizers = [regularizer({}), regularizer({ match: "c" })];
    await expect(trained({ regularizers })).rejects.toMatchObject({ path: ["regularizers", 1] });
  });
});
