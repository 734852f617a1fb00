import { type Callback, type CallbackDefinition, defineCallback, type Evaluation } from "@titrate/plugin";
import { describe, expect, it } from "vitest";
import { layer, metric, parts } from "./testing/parts.ts";
import { trainRun } from "./train.ts";

const callback = (functions: Omit<CallbackDefinition<Record<never, never>>, "name" | "summary">): Callback =>
  defineCallback({ name: "test", summary: "For tests.", ...functions }).bind({}, { path: [] });
const train = { epochs: 10, batch: "full", shuffle: false, evaluateEvery: 2 } as const;
const stopAt = (wanted: number) =>
  callback({ decide: (history) => (history.at(-1)!.epoch >= wanted ? { stop: "enough" } : undefined) });
const keepAt = (wanted: number) =>
  callback({ decide: (history) => ({ keep: history.at(-1)!.epoch === wanted }) });

describe("a callback", () => {
  it("ends a run, which is then as one of so many epochs", async () => {
    const stopped = await trainRun(parts([1, 2], { train, callbacks: [stopAt(4)] }));
    const short = await trainRun(parts([1, 2], { train: { ...train, epochs: 4 } }));
    expect(stopped).toEqual({ ...short, stopped: { epoch: 4, reason: "enough" } });
  });

  it("that wants to stop at the end changes nothing", async () => {
    const whole = await trainRun(parts([1, 2], { train }));
    expect(await trainRun(parts([1, 2], { train, callbacks: [stopAt(10)] }))).toEqual(whole);
  });

  it("may stop before the first step", async () => {
    const { history, stopped } = await trainRun(parts([1], { train, callbacks: [stopAt(0)] }));
    expect([history.length, stopped?.epoch]).toEqual([1, 0]);
  });

  it("keeps the parameters of an evaluation for the end", async () => {
    const kept = await trainRun(parts([1, 2], { train, callbacks: [keepAt(6)] }));
    const short = await trainRun(parts([1, 2], { train: { ...train, epochs: 6 } }));
    expect(kept.keptEpoch).toBe(6);
    expect(kept.history.length).toBe(6);
    for (const key of ["digest", "parameters", "final", "predictions"] as const)
      expect(kept[key]).toEqual(short[key]);
    const last = await trainRun(parts([1, 2], { train, callbacks: [keepAt(10)] }));
    expect(last.keptEpoch).toBeUndefined();
  });

  it("is given all evaluations so far", async () => {
    const seen: (readonly Evaluation[])[] = [];
    const looking = callback({ decide: (history) => void seen.push([...history]) });
    const { history } = await trainRun(parts([1, 2], { train, callbacks: [looking] }));
    expect(seen).toEqual(history.map((_, index) => history.slice(0, index + 1)));
  });

  it("that looks at what is not there, or never, is refused", async () => {
    const watching = callback({ decide: () => undefined, watches: () => ["test/loss"] });
    const unknown = trainRun(parts([1], { train, callbacks: [watching] }));
    await expect(unknown).rejects.toThrow('no run has a figure "test/loss"; the data have no test part');
    await expect(unknown).rejects.toMatchObject({ path: ["callbacks", 0] });
    const misspelt = callback({ decide: () => undefined, watches: () => ["train/los"] });
    await expect(trainRun(parts([1], { train, callbacks: [misspelt] }))).rejects.toThrow(
      "there are: train/loss",
    );
    const never = { epochs: 3, batch: "full", shuffle: false } as const;
    await expect(trainRun(parts([1], { train: never, callbacks: [stopAt(1)] }))).rejects.toThrow(
      "evaluate: { every: 1 }",
    );
  });
});

describe("figures of callbacks", () => {
  const norms = callback({
    figures: ({ parameters, activations }) => ({
      "weight-norm": parameters[0]!.value.square().sum().sqrt(),
      "gradient-norm": parameters[0]!.gradient.square().sum().sqrt(),
      seen: activations.length === 0 ? parameters[0]!.value.sum() : activations[0]!.output.max(),
    }),
  });

  it("are computed from the first rows before each evaluation", async () => {
    const { history } = await trainRun(parts([1, 2], { train, callbacks: [norms] }));
    const { metrics } = history[0]!;
    // loss = mean((wx - 3x)^2) at a half: slope 2 * 2.5 * -2.5
    expect(metrics["train/weight-norm"]).toBe(0.5);
    expect(metrics["train/gradient-norm"]).toBeCloseTo(12.5, 12);
    expect(history.at(-1)!.metrics["train/gradient-norm"]).toBeLessThan(0.1);
  });

  it("see what activations return", async () => {
    const active = layer((x, scope) => {
      const y = x.mul(scope.parameter("weight", [1], ({ shape }) => new Float64Array(shape[0]!).fill(2)));
      scope.activated?.(y, "relu");
      return y;
    });
    const { history } = await trainRun(parts([1, 2], { model: active, train, callbacks: [norms] }));
    expect(history[0]!.metrics["train/seen"]).toBe(4);
  });

  it("have names of their own", async () => {
    const metrics = [metric("seen", "minimize", (prediction) => prediction.sum())];
    await expect(trainRun(parts([1], { train, metrics, callbacks: [norms] }))).rejects.toMatchObject({
      message:
        'there is already a figure "seen"; give the callback another name, as in { type: test, name: mine }: its figure is then "mine/seen"',
      path: ["callbacks", 0],
    });
    const named = { ...norms, name: "mine" };
    const { history } = await trainRun(parts([1], { train, metrics, callbacks: [named] }));
    expect(Object.keys(history[0]!.metrics)).toEqual([
      "train/loss",
      "train/seen",
      "train/mine/weight-norm",
      "train/mine/gradient-norm",
      "train/mine/seen",
    ]);
  });
});
