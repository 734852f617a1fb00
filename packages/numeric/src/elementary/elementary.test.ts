import { describe, expect, it } from "vitest";
import { type ElementaryName, ulpBounds } from "./elementary.ts";
import { worstError } from "./testing/accuracy.ts";

/**
 * The worst points of large searches. f32: all floats of the binades where a result is neither trivial nor repeats
 * another binade's; f64: 10^7 points a function at random, more where errors are largest.
 */
const worstFound: Readonly<Record<ElementaryName, { f32: readonly number[]; f64: readonly number[] }>> = {
  exp: { f32: [-5.166362285614014], f64: [37.101157004349659] },
  log: { f32: [0.7065256237983704], f64: [0.70587043219140544] },
  log1p: { f32: [0.4336353838443756], f64: [0.42249007119105136] },
  expm1: { f32: [16.635530471801758], f64: [0.34698145603071179] },
  tanh: { f32: [0.06228623166680336], f64: [0.061867466883528066] },
  sigmoid: { f32: [-4.157293796539307], f64: [-5.5430079366366254] },
  sin: { f32: [4.998266708242214e37], f64: [276880.28589009278] },
  cos: { f32: [1.7611348935074456e32], f64: [-1.1620176387009223e129] },
  erf: { f32: [0.21773269772529602], f64: [-0.22296602299702051] },
  pow: { f32: [1.0231512784957886, 1894.125732421875], f64: [1.4016323580926511, 1934.9789513663866] },
};

describe.each(["f32", "f64"] as const)("%s", (precision) => {
  it.each(Object.keys(worstFound) as ElementaryName[])(
    "the bound of %s is kept, and not generous",
    (name) => {
      const { ulp } = worstError(name, precision, [worstFound[name][precision]]);
      const bound = ulpBounds[name][precision];
      expect(ulp).toBeLessThanOrEqual(bound);
      expect(ulp).toBeGreaterThan(bound / 2);
    },
  );
});
