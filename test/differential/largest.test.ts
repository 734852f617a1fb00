import { gradients, maxPool } from "@titrate/tensor";
import { describe, it } from "vitest";
import { expectSameBits, given } from "./same-bits.ts";
import { nastyFloats, widths } from "./values.ts";

// Places and largest elements, asked for together: the compiler seeks both in one pass.

describe("places, then the largest elements", () => {
  it.each(widths.filter((n) => n > 0))("of rows and columns of %i", (n) => {
    const x = given("x", [3, n]);
    for (const axis of [0, 1]) expectSameBits({ places: x.argmax(axis), largest: x.max(axis) });
  });

  it("each with what follows it, and both together", () => {
    const x = given("x", [9, 7]);
    for (const axis of [0, 1]) {
      const [places, largest] = [x.argmax(axis), x.max(axis)];
      const shift = given("shift", [...places.shape]);
      expectSameBits({
        places: places.mul(2),
        ratio: largest.sub(shift).tanh(),
        both: places.cast("float").add(largest).mul(shift),
        centred: x.sub(x.max(axis, { keepDims: true })),
      });
      expectSameBits({ places: places.add(1).cast("float"), both: largest.mul(places.cast("float")) });
    }
  });

  it("of what is computed on the way", () => {
    const x = given("x", [5, 6])
      .square()
      .sub(given("y", [6]));
    expectSameBits({ places: x.argmax(1), largest: x.max(1), lowest: x.min(1), all: x.max() });
    expectSameBits({ places: x.transpose().argmax(0), largest: x.transpose().max(0) });
  });

  it("of equals, zeros of both signs, infinities and NaN", () => {
    const x = given("x", [nastyFloats.length, 6]);
    const values = nastyFloats.flatMap((value, i) => [
      ...[value, -value, 0, -0, Number.NEGATIVE_INFINITY],
      nastyFloats[(i * 7) % nastyFloats.length]!,
    ]);
    for (const axis of [0, 1])
      expectSameBits(
        { places: x.argmax(axis), largest: x.max(axis), sign: x.max(axis).reciprocal() },
        { x: values },
      );
    const lowest = new Array<number>(values.length).fill(Number.NEGATIVE_INFINITY);
    expectSameBits({ places: x.argmax(1), largest: x.max(1) }, { x: lowest });
  });

  it("of windows, with the gradient to them", () => {
    const image = given("image", [2, 3, 6, 6]);
    for (const options of [{ size: 2 }, { size: 3, stride: 2, padding: 1 }, { size: 3, stride: 1 }]) {
      const pooled = maxPool(image, options);
      const [slope] = gradients(pooled.tanh().square().sum(), [image]);
      expectSameBits({ pooled, slope: slope! });
    }
  });
});
