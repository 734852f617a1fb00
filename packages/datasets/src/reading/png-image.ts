import type { DecodedPng } from "fast-png";
import { readBytes } from "./open.ts";
import { refusal, type Source } from "./source.ts";

/** An image's samples, 0 to 255 whatever its depth, channel by channel: [channels, height, width]. */
export interface Image {
  readonly channels: 1 | 3;
  readonly height: number;
  readonly width: number;
  readonly values: Float64Array;
}

/** The image of a PNG file, grey or of three colours. Throws DataError where it is none or has transparent pixels. */
export async function readPng(source: Source): Promise<Image> {
  const { decode, convertIndexedToRgb } = await import("fast-png");
  const bytes = await readBytes(source);
  let png: DecodedPng;
  try {
    png = decode(bytes, { checkCrc: true });
    if (png.palette !== undefined) {
      const data = convertIndexedToRgb(png);
      png = { ...png, data, depth: 8, channels: png.palette[0]!.length };
    }
  } catch (thrown) {
    throw refusal(source, `is no whole PNG image (${(thrown as Error).message})`);
  }
  return planesOf(source, png);
}

function planesOf(source: Source, png: DecodedPng): Image {
  const { width, height } = png;
  const channels = png.channels >= 3 ? 3 : 1;
  const values = new Float64Array(channels * height * width);
  const largest = (1 << png.depth) - 1;
  const sampleAt = samples(png);
  // The one colour that is transparent, where the file has a chunk tRNS; a palette's colours hold their own alpha.
  const key = png.palette === undefined ? png.transparency : undefined;
  const isTransparent = (row: number, at: number): boolean => {
    if (png.channels !== channels) return sampleAt(row, at, channels) !== largest;
    return key?.every((sample, channel) => sampleAt(row, at, channel) === sample) ?? false;
  };
  for (let row = 0; row < height; row++) {
    for (let at = 0; at < width; at++) {
      for (let channel = 0; channel < channels; channel++) {
        values[(channel * height + row) * width + at] = (sampleAt(row, at, channel) * 255) / largest;
      }
      if (!isTransparent(row, at)) continue;
      throw refusal(
        source,
        `the pixel of row ${row}, column ${at} is transparent; lay the image on a background`,
      );
    }
  }
  return { channels, height, width, values };
}

/** A sample by its place; rows of less than 8 bits a sample are packed, each from a byte's start. */
function samples({ data, width, channels, depth }: DecodedPng) {
  if (depth >= 8) {
    return (row: number, at: number, channel: number) => data[(row * width + at) * channels + channel]!;
  }
  const bytesPerRow = Math.ceil((width * depth) / 8);
  return (row: number, at: number, _channel: number) => {
    const bit = at * depth;
    const byte = data[row * bytesPerRow + (bit >> 3)]!;
    return (byte >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  };
}
