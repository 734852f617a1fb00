import { elementsOf, type Tensors, widths } from "./tensor.ts";

/** What a file says beside its tensors. */
export type Metadata = Readonly<Record<string, string>>;

/**
 * Tensors as a safetensors file: the length of a JSON header (u64, little-endian), the header, and the numbers,
 * little-endian. Equal tensors give equal bytes: they are laid out in the order of their names, the wider types
 * first, so that each is aligned. The format: https://github.com/huggingface/safetensors
 */
export function encodeTensors(tensors: Tensors, metadata: Metadata = {}): Uint8Array {
  const entries = Object.entries(tensors).sort(
    ([a, x], [b, y]) => widths[y.dtype] - widths[x.dtype] || (a < b ? -1 : 1),
  );
  let end = 0;
  const header: [string, unknown][] = Object.keys(metadata).length === 0 ? [] : [["__metadata__", metadata]];
  for (const [name, { dtype, shape, data }] of entries) {
    if (elementsOf(shape) !== data.length) {
      throw new RangeError(
        `tensor "${name}": ${data.length} numbers do not make a shape of [${shape.join(", ")}]`,
      );
    }
    const begin = end;
    end += data.length * widths[dtype];
    header.push([name, { dtype, shape, data_offsets: [begin, end] }]);
  }
  const text = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const padded = Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(8 + padded + end).fill(0x20, 8, 8 + padded);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(padded), true);
  bytes.set(text, 8);
  let offset = 8 + padded;
  for (const [, { data }] of entries) {
    writeNumbers(view, offset, data);
    offset += data.byteLength;
  }
  return bytes;
}

/** NaNs are written as one: which bits they have is free, and may differ between executors. */
function writeNumbers(view: DataView, offset: number, data: Float32Array | Float64Array | Int32Array): void {
  const width = data.BYTES_PER_ELEMENT;
  for (let index = 0; index < data.length; index++) {
    const value = Number.isNaN(data[index]!) ? Number.NaN : data[index]!;
    const at = offset + index * width;
    if (data instanceof Float64Array) view.setFloat64(at, value, true);
    else if (data instanceof Float32Array) view.setFloat32(at, value, true);
    else view.setInt32(at, value, true);
  }
}
