import { crc32 } from "node:zlib";
import { encode } from "fast-png";
import { describe, expect, it } from "vitest";
import { type Files, folderOf, load, problem } from "../testing/load.ts";

type Depth = 1 | 2 | 4 | 8 | 16;
const png = (width: number, height: number, channels: number, samples: number[], depth: Depth = 8) =>
  encode({
    width,
    height,
    channels,
    depth,
    data: depth === 16 ? Uint16Array.from(samples) : Uint8Array.from(samples),
  });
const images = async (files: Files, part: object = {}) =>
  load({ type: "image-folder", folder: "train", ...part }, folderOf(files));

/** The image with one colour that is transparent: the chunk tRNS behind the first, which ends at byte 33. */
const withKey = (image: Uint8Array, key: readonly number[]) => {
  const body = [...new TextEncoder().encode("tRNS"), ...key.flatMap((each) => [each >> 8, each & 255])];
  const chunk = new DataView(new ArrayBuffer(8 + body.length));
  chunk.setUint32(0, body.length - 4);
  for (const [at, byte] of body.entries()) chunk.setUint8(4 + at, byte);
  chunk.setUint32(4 + body.length, crc32(Uint8Array.from(body)));
  return Uint8Array.of(...image.subarray(0, 33), ...new Uint8Array(chunk.buffer), ...image.subarray(33));
};

const dark = png(2, 1, 1, [0, 50]);
const bright = png(2, 1, 1, [200, 255]);
const red = png(2, 1, 3, [255, 0, 0, 100, 0, 0]);
const green = png(3, 1, 3, [0, 255, 0, 9, 9, 9, 9, 9, 9]);

describe("image-folder", () => {
  it("reads a folder a class, both in the order of their names", async () => {
    const files = {
      "train/b/1.png": bright,
      "train/a/2.PNG": dark,
      "train/a/10.png": bright,
      "train/.x": "",
    };
    expect(await images(files)).toEqual({
      train: {
        inputs: { shape: [3, 1, 1, 2], dtype: "float", data: Float64Array.of(200, 255, 0, 50, 200, 255) },
        targets: { shape: [3], dtype: "int", data: Int32Array.of(0, 0, 1) },
      },
      classes: 2,
      classNames: ["a", "b"],
    });
  });

  it("puts channels first", async () => {
    const rgb = png(2, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const { train } = await images({ "train/a/1.png": rgb });
    expect(train.inputs.shape).toEqual([1, 3, 2, 2]);
    expect([...train.inputs.data]).toEqual([1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12]);
  });

  it("brings all images to one colour where it is said", async () => {
    const files = { "train/a/1.png": dark, "train/a/2.png": red };
    expect([...(await images(files, { colour: "grey" })).train.inputs.data]).toEqual([0, 50, 76.245, 29.9]);
    const rgb = (await images(files, { colour: "rgb" })).train.inputs;
    expect(rgb.shape).toEqual([2, 3, 1, 2]);
    expect([...rgb.data]).toEqual([0, 50, 0, 50, 0, 50, 255, 100, 0, 0, 0, 0]);
    expect(await problem(() => images(files))).toMatch(/train\/a\/2.png: is rgb, unlike the images before/);
  });

  it("makes samples of any depth 0 to 255, and takes an opaque alpha", async () => {
    const data = async (bytes: Uint8Array) => [
      ...(await images({ "train/a/1.png": bytes })).train.inputs.data,
    ];
    expect(await data(png(2, 1, 1, [0, 65535], 16))).toEqual([0, 255]);
    expect(await data(png(1, 1, 2, [7, 255]))).toEqual([7]);
    expect(await data(withKey(dark, [49]))).toEqual([0, 50]);
    expect(await data(withKey(green, [0, 255, 1]))).toEqual([0, 9, 9, 255, 9, 9, 0, 9, 9]);
    expect(await data(png(1, 1, 4, [1, 2, 3, 255]))).toEqual([1, 2, 3]);
    expect(await data(png(3, 2, 1, [0b10100000, 0b01000000], 1))).toEqual([255, 0, 255, 0, 255, 0]);
    const indexed = { width: 3, height: 1, channels: 1, depth: 2 as const, data: Uint8Array.of(0b00011000) };
    const palette = [
      [9, 8, 7],
      [6, 5, 4],
      [3, 2, 1],
    ];
    expect(await data(encode({ ...indexed, palette }))).toEqual([9, 6, 3, 8, 5, 2, 7, 4, 1]);
  });

  it("has the classes of training in the other folders", async () => {
    const files = { "train/a/1.png": dark, "train/b/1.png": dark, "test/b/1.png": bright };
    const dataset = await images(files, { test: "test" });
    expect(dataset.test?.targets.data).toEqual(Int32Array.of(1));
    const said = await problem(() => images({ ...files, "test/c/1.png": dark }, { test: "test" }));
    expect(said).toMatch(/test: "c" is no class of training.*known are: a, b @ test$/);
  });

  it.each([
    [
      "images of different sizes",
      { "train/a/1.png": dark, "train/a/2.png": png(1, 2, 1, [1, 2]) },
      "train/a/2.png: is 1x2, and 2x1 before",
    ],
    ["what is no PNG", { "train/a/1.png": "GIF89a" }, "train/a/1.png: is no whole PNG image"],
    ["an image cut off", { "train/a/1.png": dark.subarray(0, -20) }, "train/a/1.png: is no whole PNG image"],
    [
      "a flipped bit",
      { "train/a/1.png": dark.map((byte, at) => (at === 43 ? byte ^ 1 : byte)) },
      "train/a/1.png: is no whole PNG image",
    ],
    ["an empty file", { "train/a/1.png": "" }, "train/a/1.png: is empty"],
    ["other formats", { "train/a/1.jpg": "x" }, "train/a/1.jpg: is no PNG image; convert it"],
    ["images outside", { "train/1.png": dark }, "train/1.png: is no folder"],
    ["transparency", { "train/a/1.png": png(1, 1, 4, [1, 2, 3, 254]) }, "row 0, column 0 is transparent"],
    ["a transparent grey", { "train/a/1.png": withKey(dark, [50]) }, "row 0, column 1 is transparent"],
    [
      "a transparent grey of 16 bits",
      { "train/a/1.png": withKey(png(2, 1, 1, [7, 999], 16), [999]) },
      "row 0, column 1 is transparent",
    ],
    [
      "a transparent colour",
      { "train/a/1.png": withKey(green, [0, 255, 0]) },
      "row 0, column 0 is transparent",
    ],
    ["no folder", {}, "train: there is no such file"],
    ["an empty folder", { "train/.keep": "" }, "train: holds no folders"],
    ["a class without images", { "train/a/.keep": "" }, "train/a: holds no images"],
  ])("refuses %s", async (_, files, message) => {
    const said = await problem(() => images(files as Files));
    expect(said).toMatch(/^DataError: dataset "image-folder": .* @ folder$/);
    expect(said).toContain(message);
  });
});
