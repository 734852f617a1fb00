import { describe, expect, it } from "vitest";
import { nodeAt, toPlain } from "../source/located.ts";
import { choicesOf, compose, problemsOf } from "../testing/composed.ts";

describe("overrides", () => {
  const base = {
    "experiments/x.yaml":
      "defaults: [model: three-layer, optimizer: sgd, _self_]\noptimizer: { lr: 1 }\nschedule: step\ntrain: { epochs: 5 }\n",
  };
  const overridden = (...texts: string[]) => compose(base, ...texts).plain as Record<string, unknown>;

  it("set values, the last one winning", () => {
    expect(overridden("train.epochs=7", "train.epochs=8", "seed=3")).toMatchObject({
      train: { epochs: 8 },
      seed: 3,
    });
  });

  it("reach into lists by index", () => {
    expect(overridden("model.layers.0.units=8").model).toEqual({
      type: "sequential",
      layers: [
        { type: "dense", units: 8 },
        { type: "dense", units: 1 },
      ],
    });
  });

  it("make the maps that are missing", () => {
    expect(overridden("sweep.seeds=3").sweep).toEqual({ seeds: 3 });
  });

  it("choose another option of a group, in its place", () => {
    const { plain, composed } = compose(base, "optimizer=adam");
    expect(plain).toMatchObject({ optimizer: { type: "adam", lr: 1 } });
    expect(choicesOf(composed)).toEqual({ model: "three-layer", optimizer: "adam" });
  });

  it("choose an option of a group that the defaults do not mention, which wins over the file", () => {
    const { plain, composed } = compose(
      { "experiments/x.yaml": "loss: { type: cross-entropy, smoothing: 0.1 }\n" },
      "loss=mean-squared-error",
    );
    expect(plain).toEqual({ loss: { type: "mean-squared-error" } });
    expect(choicesOf(composed)).toEqual({ loss: "mean-squared-error" });
  });

  it("set a bare part where no option has that name", () => {
    const { plain } = compose({ "experiments/x.yaml": "loss: mean-squared-error\n" }, "loss=hinge");
    expect(plain).toEqual({ loss: "hinge" });
  });

  it("of a part by a map that names another type replace it whole", () => {
    expect(overridden("optimizer={type: adam, beta1: 0.5}").optimizer).toEqual({ type: "adam", beta1: 0.5 });
    expect(overridden("optimizer={type: sgd, lr: 2}").optimizer).toEqual({
      type: "sgd",
      lr: 2,
      momentum: 0.9,
    });
    expect(overridden("optimizer={lr: 2}").optimizer).toEqual({ type: "sgd", lr: 2, momentum: 0.9 });
  });

  it("of a type alone keep the other keys", () => {
    expect(overridden("optimizer.type=adam").optimizer).toEqual({ type: "adam", lr: 1, momentum: 0.9 });
  });

  it("give parameters to a part that is written as a bare name", () => {
    expect(overridden("schedule.every=10").schedule).toEqual({ type: "step", every: 10 });
    expect(overridden("schedule={every: 10}").schedule).toEqual({ type: "step", every: 10 });
    expect(overridden("schedule.type=cosine").schedule).toEqual({ type: "cosine" });
  });

  it("by a bare name or null replace a part", () => {
    expect(overridden("schedule={type: a, b: 1}", "schedule=a").schedule).toBe("a");
    expect(overridden("model.layers.0=null").model).toMatchObject({ layers: [null, { units: 1 }] });
  });

  it("keep what they replaced", () => {
    const { composed } = compose(base, "optimizer.lr=3", "optimizer.lr=4");
    const lr = nodeAt(composed.root, ["optimizer", "lr"])!;
    expect(lr.location.source.name).toBe("command line, argument 2");
    expect(lr.overrides?.location.source.name).toBe("command line, argument 1");
    expect(lr.overrides?.overrides?.location).toMatchObject({ line: 2, column: 18 });
    expect(toPlain(lr.overrides!.overrides!.overrides!)).toBe(0.5);
  });

  it("lead somewhere", () => {
    const indices = ["model.layers.2.units=8", "model.layers.first=8"];
    expect(problemsOf(base, ...indices, "defaults=[]")).toMatchInlineSnapshot(`
      "command line, argument 1  E_OVERRIDE  there is no entry "2" in a list of 2
          model.layers.2.units=8
                       ^ indices are 0 to 1

      command line, argument 2  E_OVERRIDE  there is no entry "first" in a list of 2
          model.layers.first=8
                       ^^^^^ indices are 0 to 1

      command line, argument 3  E_OVERRIDE  defaults cannot be overridden
          defaults=[]
          ^^^^^^^^ write group=option"
    `);
    expect(problemsOf(base, "model=thre-layer")).toMatchInlineSnapshot(`
      "command line, argument 1  E_GROUP  the group "model" has no option "thre-layer"
          model=thre-layer
                ^^^^^^^^^^ did you mean "three-layer"?
      known options of model: perceptron, three-layer
      to name a plugin instead, write model={type: thre-layer}
      overrides experiments/x.yaml:1:19 ("three-layer")"
    `);
  });
});
