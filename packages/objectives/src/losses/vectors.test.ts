import type { Tensor } from "@titrate/plugin";
import { literalOf, readVectors, useExecutor, valueAndGradient, worstError } from "@titrate/plugin/testing";
import { referenceExecutor } from "@titrate/tensor";
import { compiledExecutor } from "@titrate/wasm";
import { beforeEach, describe, expect, it } from "vitest";
import { type Case, lossOf, outputOf, targetOf } from "./testing/from-pytorch.ts";

const { cases } = readVectors<{ cases: Case[] }>(new URL("losses.vectors.json", import.meta.url));

describe.each([referenceExecutor, compiledExecutor])("under the $name executor,", (executor) => {
  beforeEach(() => useExecutor(executor));

  describe("PyTorch's", () => {
    it.each(
      cases.map((each, index) => [`${index}: ${each.name} ${JSON.stringify(each.params)}`, each] as const),
    )("%s", (_, given) => {
      const { input, name, value, dinput } = given;
      const loss = lossOf(given);
      const target = targetOf(given);
      const second = given.input2 ?? given.var;
      const of = (x: Tensor, y: Tensor | undefined) =>
        loss.compute({ output: outputOf(given, x, y), target });
      const got = valueAndGradient((x) => of(x, second && literalOf(second)), input);
      expect(worstError(got.value, [value])).toBeLessThan(1e-12);
      // PyTorch's 1e-12 under the slope near p = 0 and 1 is a float32: off by 4e-9 of itself.
      const isSaturated = name === "bce" && input.data.some((p) => p * (1 - p) < 1e-12);
      expect(worstError(got.gradient, dinput.data)).toBeLessThan(isSaturated ? 5e-9 : 1e-12);
      const wanted = given.dinput2 ?? given.dvar;
      if (second === undefined || wanted === undefined) return;
      const bySecond = valueAndGradient((y) => of(literalOf(input), y), second).gradient;
      expect(worstError(bySecond, wanted.data)).toBeLessThan(1e-12);
    });
  });
});
