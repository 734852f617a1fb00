import { StoreError } from "../store-error.ts";
import type { Metadata } from "./encode-tensors.ts";
import { elementsOf, type StoredTensor, type Tensors, type TensorType, widths } from "./tensor.ts";

export interface DecodedTensors {
  readonly tensors: Tensors;
  readonly metadata: Metadata;
  /** Where the numbers begin. */
  readonly dataOffset: number;
}

const longestHeader = 100 * 2 ** 20;

/**
 * The tensors of a safetensors file. Nothing in it is believed: what does not hold together is refused, and nothing
 * larger than the file is allocated.
 *
 * @param file for messages.
 * @throws StoreError, E_STORE_DAMAGED.
 */
export function decodeTensors(bytes: Uint8Array, file: string): DecodedTensors {
  const fail = (problem: string): never => {
    throw new StoreError("E_STORE_DAMAGED", `${file} is damaged: ${problem}`);
  };
  if (bytes.length < 8) fail("it is too short for a file of tensors");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  if (length > longestHeader || 8 + length > bytes.length) fail("its header is longer than the file");
  const header = parseHeader(bytes.subarray(8, 8 + length), fail);
  const dataOffset = 8 + length;
  const { __metadata__: metadata = {}, ...described } = header;
  if (!isMap(metadata) || Object.values(metadata).some((value) => typeof value !== "string")) {
    fail("its metadata are not texts");
  }
  const layouts = Object.entries(described).map(([name, entry]) => layoutOf(name, entry, fail));
  checkLayout(layouts, bytes.length - dataOffset, fail);
  const tensors = layouts.map(({ name, dtype, shape, begin }) => {
    const data = readNumbers(view, dataOffset + begin, dtype, elementsOf(shape));
    return [name, { dtype, shape, data }] as [string, StoredTensor];
  });
  return { tensors: Object.fromEntries(tensors), metadata: metadata as Metadata, dataOffset };
}

type Fail = (problem: string) => never;

function parseHeader(bytes: Uint8Array, fail: Fail): Record<string, unknown> {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    fail("its header is no JSON");
  }
  if (!isMap(header)) return fail("its header is no map");
  return header;
}

interface Layout {
  readonly name: string;
  readonly dtype: TensorType;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

function layoutOf(name: string, entry: unknown, fail: Fail): Layout {
  if (name === "__proto__") fail(`no tensor can be called ${name}`);
  if (!isMap(entry)) return fail(`tensor "${name}" is not described`);
  const { dtype, shape, data_offsets: offsets } = entry;
  if (typeof dtype !== "string" || !Object.hasOwn(widths, dtype)) {
    fail(`tensor "${name}" is of type ${JSON.stringify(dtype)}; F32, F64 and I32 are known`);
  }
  if (!isSizes(shape) || !isSizes(offsets) || offsets.length !== 2) {
    return fail(`tensor "${name}" has no shape, or no place`);
  }
  const [begin, end] = offsets as [number, number];
  if (end - begin !== elementsOf(shape) * widths[dtype as TensorType]) {
    fail(`tensor "${name}" has ${end - begin} bytes, which do not make its shape of [${shape.join(", ")}]`);
  }
  return { name, dtype: dtype as TensorType, shape, begin, end };
}

/** One tensor after the other, without a hole, to the end of the file. */
function checkLayout(layouts: readonly Layout[], size: number, fail: Fail): void {
  let end = 0;
  for (const layout of [...layouts].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (layout.begin !== end) fail(`tensor "${layout.name}" does not begin where the one before ends`);
    end = layout.end;
  }
  if (end !== size) fail(`it has ${size} bytes of numbers, and ${end} are described`);
}

function readNumbers(view: DataView, offset: number, dtype: TensorType, count: number): StoredTensor["data"] {
  const at = (index: number): number => offset + index * widths[dtype];
  if (dtype === "F64")
    return Float64Array.from({ length: count }, (_, index) => view.getFloat64(at(index), true));
  if (dtype === "F32")
    return Float32Array.from({ length: count }, (_, index) => view.getFloat32(at(index), true));
  return Int32Array.from({ length: count }, (_, index) => view.getInt32(at(index), true));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Sizes whose product a number can hold exactly. */
function isSizes(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) &&
    value.every((size) => Number.isSafeInteger(size) && size >= 0) &&
    Number.isSafeInteger(elementsOf(value))
  );
}
