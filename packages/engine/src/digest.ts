/** A named tensor with its values. */
export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float64Array | Float32Array | Int32Array;
}

/**
 * SHA-256 of tensors as hexadecimal digits: of each, in the order given, a line of JSON with its name, shape and
 * element type, then its elements' little-endian bits.
 */
export async function digestTensors(tensors: readonly NamedTensor[]): Promise<string> {
  const bytes = concatenate(
    tensors.flatMap(({ name, shape, values }) => {
      const header = JSON.stringify([name, shape, elementType(values)]);
      return [new TextEncoder().encode(`${header}\n`), littleEndian(values)];
    }),
  );
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function elementType(values: NamedTensor["values"]): "f64" | "f32" | "i32" {
  if (values instanceof Float64Array) return "f64";
  return values instanceof Float32Array ? "f32" : "i32";
}

function littleEndian(values: NamedTensor["values"]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.length * values.BYTES_PER_ELEMENT);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) {
    // The bits of a NaN are free, and differ between executors: all count as one.
    const value = Number.isNaN(values[i]!) ? Number.NaN : values[i]!;
    if (values instanceof Float64Array) view.setFloat64(i * 8, value, true);
    else if (values instanceof Float32Array) view.setFloat32(i * 4, value, true);
    else view.setInt32(i * 4, value, true);
  }
  return bytes;
}

function concatenate(pieces: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}
