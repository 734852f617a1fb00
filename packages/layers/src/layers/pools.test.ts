import { literal, ShapeError } from "@titrate/plugin";
import { evaluate, valueAndGradient } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { applying, counting, layerOf, scopeOf } from "./testing/bound.ts";

const [height, width] = [5, 7];
const image = Array.from({ length: height * width }, (_, i) => (i * 17) % 35);

/** Every window by PyTorch's words: which pixels it holds, and how many of the frame. */
function windowsOf(kernel: number, stride: number, padding: number, ceil: boolean) {
  const along = (length: number) => {
    const span = (length + 2 * padding - kernel) / stride;
    const most = ceil ? Math.ceil(span) : Math.floor(span);
    // A window that starts in the padding at the end is left out.
    const count = most * stride >= length + padding ? most : most + 1;
    return Array.from({ length: count }, (_, i) => {
      const start = i * stride - padding;
      return Array.from({ length: kernel }, (_, k) => start + k).filter((at) => at < length + padding);
    });
  };
  return along(height).flatMap((rows) =>
    along(width).map((columns) => {
      const inside = rows.flatMap((r) => columns.map((c) => [r, c] as const));
      const real = inside.filter(([r, c]) => r >= 0 && r < height && c >= 0 && c < width);
      return { pixels: real.map(([r, c]) => image[r * width + c]!), size: inside.length };
    }),
  );
}

const pooled = (written: { type: string; [key: string]: unknown }) =>
  evaluate({ y: layerOf(written).apply(literal(image, [1, 1, height, width]), scopeOf()) }).y;

const layouts = [
  [2, 2, 0],
  [3, 2, 1],
  [3, 1, 1],
  [2, 3, 1],
  [4, 3, 2],
  [3, 3, 0],
] as const;

describe.each([false, true])("pools of images, ceil: %s", (ceil) => {
  it.each(layouts)("kernel %i, stride %i, padding %i", (kernel, stride, padding) => {
    const windows = windowsOf(kernel, stride, padding, ceil);
    const written = { kernel, stride, padding, ceil };
    expect(pooled({ type: "max-pool2d", ...written })).toEqual(
      windows.map(({ pixels }) => Math.max(...pixels)),
    );
    for (const counted of [true, false]) {
      const got = pooled({ type: "average-pool2d", ...written, "count-padding": counted });
      const want = windows.map(
        ({ pixels, size }) =>
          pixels.reduce((sum, pixel) => sum + pixel, 0) / (counted ? size : pixels.length),
      );
      expect(got.length).toBe(want.length);
      for (const [i, value] of want.entries()) expect(got[i]).toBeCloseTo(value, 12);
    }
  });
});

it("along one axis", () => {
  const y = (written: object, type: string) =>
    evaluate({ y: layerOf({ type, ...written }).apply(literal([3, 1, 4, 1, 5], [1, 1, 5]), scopeOf()) }).y;
  expect(y({ kernel: 2 }, "max-pool1d")).toEqual([3, 4]);
  expect(y({ kernel: 2, ceil: true }, "max-pool1d")).toEqual([3, 4, 5]);
  // A kernel longer than the input: its one window is kept, as far as it goes.
  expect(y({ kernel: 7, stride: 3, ceil: true }, "max-pool1d")).toEqual([5]);
  expect(y({ kernel: 7, stride: 3, ceil: true }, "average-pool1d")).toEqual([14 / 5]);
  expect(() => y({ kernel: 9, stride: 3, ceil: true }, "max-pool1d")).toThrow("does not fit into [5]");
  expect(y({ kernel: 2, dilation: 2, stride: 1 }, "max-pool1d")).toEqual([4, 1, 5]);
  expect(y({ kernel: 3, stride: 2, padding: 1 }, "average-pool1d")).toEqual([4 / 3, 2, 2]);
  expect(y({ kernel: 3, stride: 2, padding: 1, "count-padding": false }, "average-pool1d")).toEqual([
    2, 2, 3,
  ]);
});

it("adaptive pools lay a grid whose cells may overlap", () => {
  const y = (kind: string, size: unknown, x = counting([1, 1, 3, 4])) =>
    evaluate({ y: layerOf({ type: `adaptive-${kind}-pool2d`, size }).apply(x, scopeOf()) }).y;
  // Three rows in two cells: 0..1 and 1..2.
  expect(y("average", [2, 2])).toEqual([3.5, 5.5, 7.5, 9.5]);
  expect(y("max", [2, 2])).toEqual([6, 8, 10, 12]);
  expect(y("max", 1)).toEqual([12]);
  expect(y("average", [3, 1])).toEqual([2.5, 6.5, 10.5]);
  expect(y("average", [1, 6], literal([1, 2, 3, 4], [1, 1, 1, 4]))).toEqual([1, 1.5, 2, 3, 3.5, 4]);
});

it("global pools give [rows, channels]", () => {
  const y = (kind: string, shape: number[]) =>
    layerOf(`global-${kind}-pool`).apply(counting(shape), scopeOf());
  expect(y("average", [2, 3, 4, 5]).shape).toEqual([2, 3]);
  expect(evaluate({ average: y("average", [1, 2, 3]), max: y("max", [1, 2, 3]) })).toEqual({
    average: [2, 5],
    max: [3, 6],
  });
});

it.each(["adaptive-max-pool2d", "global-max-pool"])(
  "%s sends its gradient to the first of equals",
  (type) => {
    const layer = layerOf(type === "global-max-pool" ? type : { type, size: 1 });
    const x = { shape: [1, 1, 2, 2], data: [0, 7, 7, 7] };
    expect(valueAndGradient((tensor) => layer.apply(tensor, scopeOf()), x).gradient).toEqual([0, 1, 0, 0]);
  },
);

it("say what does not fit", () => {
  const refused = (written: { type: string }, shape: number[], message: string) => {
    expect(applying(written, shape)).toThrow(ShapeError);
    expect(applying(written, shape)).toThrow(message);
  };
  const pool = (written: object) => ({ type: "max-pool2d", kernel: 2, ...written });
  refused(pool({}), [2, 3, 4], "max-pool2d takes [rows, channels, height, width] and gets [2, 3, 4]");
  refused(pool({ kernel: 5 }), [1, 1, 4, 9], "max-pool2d: a kernel of [5, 5] does not fit into [4, 9]");
  refused(pool({ padding: 2 }), [1, 1, 4, 4], "max-pool2d: padding 2 is more than half of the kernel, 2");
  refused({ type: "global-average-pool" }, [2, 3], "takes [rows, channels, ...spatial] and gets [2, 3]");
});
