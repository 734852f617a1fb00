import { namedStreams } from "@titrate/numeric";
import { describe, expect, it } from "vitest";
import { literal } from "../leaves.ts";
import { type Shape, ShapeError, sizeOf } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { evaluate } from "../testing/evaluate.ts";
import { type ConvolutionOptions, convolution, transposedConvolution } from "./convolution.ts";

const random = namedStreams(7)("convolution");
const draw = (shape: Shape): Tensor =>
  literal(
    Array.from({ length: sizeOf(shape) }, () => random.normal()),
    shape,
  );

const cases: [x: Shape, kernel: Shape, options: ConvolutionOptions][] = [
  [[2, 2, 7], [3, 2, 3], {}],
  [[1, 4, 9], [4, 2, 3], { stride: 2, padding: 1, groups: 2 }],
  [[2, 3, 5, 6], [4, 3, 3, 2], { stride: [2, 1], padding: [1, 0] }],
  [[1, 2, 7, 7], [2, 1, 3, 3], { dilation: 2, padding: 2, groups: 2 }],
  [[1, 1, 3, 4, 3], [2, 1, 2, 2, 2], { stride: 1 }],
  [[0, 2, 5], [3, 2, 3], {}],
];

/** Visits every product of a convolution: the indices of its input, kernel and output elements. */
function products(
  x: Shape,
  kernel: Shape,
  out: Shape,
  { stride = 1, padding = 0, dilation = 1, groups = 1 }: ConvolutionOptions,
  visit: (xAt: number, kernelAt: number, outAt: number) => void,
): void {
  const each = (value: number | readonly number[], i: number): number =>
    typeof value === "number" ? value : value[i]!;
  for (const o of indices(out))
    for (const k of indices(kernel.slice(1))) {
      const group = Math.floor(o[1]! / (kernel[0]! / groups));
      const position = o
        .slice(2)
        .map((at, i) => at * each(stride, i) + k[i + 1]! * each(dilation, i) - each(padding, i));
      if (position.some((at, i) => at < 0 || at >= x[i + 2]!)) continue;
      const xAt = flat(x, [o[0]!, group * kernel[1]! + k[0]!, ...position]);
      visit(xAt, flat(kernel, [o[1]!, ...k]), flat(out, o));
    }
}

function* indices(shape: Shape): Iterable<number[]> {
  for (let i = 0; i < sizeOf(shape); i++) {
    let rest = i;
    yield shape
      .toReversed()
      .map((length) => {
        const at = rest % length;
        rest = (rest - at) / length;
        return at;
      })
      .reverse();
  }
}

const flat = (shape: Shape, at: readonly number[]): number =>
  at.reduce((sum, i, axis) => sum * shape[axis]! + i, 0);

describe("convolution", () => {
  it.each(cases)("of %j with %j, %j is its sum of products", (shape, kernelShape, options) => {
    const [x, kernel] = [draw(shape), draw(kernelShape)];
    const result = convolution(x, kernel, options);
    const [xs, ks] = [evaluate(x), evaluate(kernel)];
    const want = new Array<number>(sizeOf(result.shape)).fill(0);
    products(shape, kernelShape, result.shape, options, (i, k, o) => {
      want[o]! += xs[i]! * ks[k]!; // the same order: equal bits
    });
    expect(evaluate(result)).toEqual(want);
  });

  it("says which shapes would fit", () => {
    expect(() => convolution(draw([2, 3, 5]), draw([4, 2, 3]))).toThrow(
      new ShapeError(
        "convolution: [2, 3, 5] x [4, 2, 3] in 1 groups: the kernel is [out, channels / groups, ...size], and groups divides both 3 and 4",
      ),
    );
    expect(() => convolution(draw([2, 3, 2]), draw([4, 3, 3]))).toThrow(
      new ShapeError(
        "convolution: a window of [3] with dilation [1] does not fit into [2] (padding included)",
      ),
    );
    expect(() => convolution(draw([2, 3, 2]), draw([4, 3, 3]), { stride: [1, 1] })).toThrow(
      new ShapeError("convolution: stride [1, 1]; it takes 1 integers of 1 or more, one a spatial axis"),
    );
  });
});

describe("transposedConvolution", () => {
  it.each(cases.filter(([x]) => x[0] !== 0))("is the adjoint: %j, %j, %j", (shape, kernelShape, options) => {
    const kernel = draw(kernelShape);
    const x = draw(shape);
    const y = convolution(x, kernel, options);
    const u = draw(y.shape);
    const back = transposedConvolution(u, kernel, options);
    expect(back.shape).toEqual(shape);
    const [left] = evaluate(y.mul(u).sum());
    const [right] = evaluate(x.mul(back).sum());
    expect(right).toBeCloseTo(left!, 12);
  });

  it("has PyTorch's output lengths", () => {
    const y = transposedConvolution(draw([2, 2, 3, 4]), draw([2, 2, 3, 3]), {
      stride: 2,
      padding: 1,
      outputPadding: 1,
    });
    expect(y.shape).toEqual([2, 2, 6, 8]);
  });
});
