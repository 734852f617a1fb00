import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { crc32, deflateSync, gzipSync } from "node:zlib";
import { floats, idxOf, npzOf, wholes } from "../../packages/datasets/src/testing/array-files.ts";

const unsigned = 8;

/** The files that are no text, by name: each dataset of files reads four rows or images of two classes. */
export const binaryFiles = (): Readonly<Record<string, Uint8Array>> => ({
  "train-images-idx3-ubyte.gz": gzipSync(idxOf(unsigned, [4, 2, 2], [0, 10, 20, 30, ...twelve])),
  "train-labels-idx1-ubyte.gz": gzipSync(idxOf(unsigned, [4], [0, 1, 1, 0])),
  "x.npy": floats([4, 2], [0.5, -1, 2, 0.25, 3, -0.125, 1, 4]),
  "y.npy": wholes([4], [0, 1, 1, 0]),
  "data.npz": npzOf({ x: floats([4, 1], [0.5, -1, 2, 0.25]), y: wholes([4], [0, 1, 1, 0]) }, 6),
  "images/train/light/1.png": greyPng(2, [200, 210, 220, 230]),
  "images/train/light/2.png": greyPng(2, [255, 254, 253, 252]),
  "images/train/dark/1.png": greyPng(2, [0, 1, 2, 3]),
  "images/train/dark/2.png": greyPng(2, [9, 8, 7, 6]),
  "images/test/dark/3.png": greyPng(2, [4, 4, 4, 4]),
});

const twelve = Array.from({ length: 12 }, (_, i) => 255 - i);

export function writeBinaryFiles(folder: string): string {
  for (const [name, bytes] of Object.entries(binaryFiles())) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

/** A grey image of 8 bits, chunk by chunk. */
function greyPng(width: number, samples: readonly number[]): Uint8Array {
  const height = samples.length / width;
  const lines = Array.from({ length: height }, (_, y) => [0, ...samples.slice(y * width, (y + 1) * width)]);
  return Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", [...bigEndian(width), ...bigEndian(height), 8, 0, 0, 0, 0]),
    chunk("IDAT", [...deflateSync(Uint8Array.from(lines.flat()))]),
    chunk("IEND", []),
  ]);
}

function chunk(type: string, data: readonly number[]): Uint8Array {
  const body = Uint8Array.from([...Buffer.from(type), ...data]);
  return Uint8Array.of(...bigEndian(data.length), ...body, ...bigEndian(crc32(body)));
}

const bigEndian = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
