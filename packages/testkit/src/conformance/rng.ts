import type { Rng } from "@titrate/plugin";
import { type Check, fact, holds, must, tell, unless } from "../check.ts";
import { firstDifference } from "../graph/bits.ts";
import { show } from "../show.ts";

/** A generator's streams are functions of the seed, and uniform. */
export function rngChecks(bind: () => Rng): readonly Check[] {
  const draw = (seed: number, name = "one", count = 1000): Float64Array => {
    const stream = bind()(seed)(name);
    return Float64Array.from({ length: count }, () => stream.uniform());
  };
  return [
    must("the same of the same seed", () => {
      const difference = firstDifference({ "a stream": draw(1) }, { "a stream": draw(1) });
      return unless(difference && `of the same seed and name, ${difference}`);
    }),
    must("another of another seed", () =>
      unless(
        firstDifference({ it: draw(1) }, { it: draw(2) }) === undefined
          ? "seeds 1 and 2 give the same"
          : undefined,
      ),
    ),
    must("uniform in [0, 1)", () => {
      const values = draw(1, "one", 20000);
      const wrong = values.find((value) => !(value >= 0 && value < 1));
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      // Six standard errors of a mean of 20,000.
      const isFar = Math.abs(mean - 0.5) > 0.0123;
      return unless(
        wrong === undefined
          ? isFar
            ? `the mean of 20,000 is ${show(mean)}`
            : undefined
          : `it gives ${wrong}`,
        `the mean of 20,000 is ${show(mean)}`,
      );
    }),
    must("gives all kinds of numbers", () => {
      const stream = bind()(1)("kinds");
      const order = [...stream.permutation(10)].sort((a, b) => a - b).join();
      if (order !== "0,1,2,3,4,5,6,7,8,9") return unless(`permutation(10) holds ${order}`);
      const integer = stream.integer(3);
      if (![0, 1, 2].includes(integer)) return unless(`integer(3) gives ${integer}`);
      return Number.isFinite(stream.normal()) && stream.words(3).length === 3
        ? holds()
        : unless("normal or words fail");
    }),
    tell("streams of other names", () =>
      fact(
        firstDifference({ it: draw(1) }, { it: draw(1, "two") }) === undefined ? "start the same" : "differ",
      ),
    ),
  ];
}
