/**
 * The bytes of an ONNX model that holds one MatMul of `left` [m, k] and `right` [k, n]. A model is a protocol buffer:
 * fields of a number and a wire type, 0 a varint and 2 a length with its bytes. The field numbers are onnx.proto's.
 */
export function matmulModel(m, k, n) {
  const node = [...text(1, "left"), ...text(1, "right"), ...text(2, "product"), ...text(4, "MatMul")];
  const graph = [
    ...bytes(1, node),
    ...text(2, "matmul"),
    ...bytes(11, valueInfo("left", [m, k])),
    ...bytes(11, valueInfo("right", [k, n])),
    ...bytes(12, valueInfo("product", [m, n])),
  ];
  const opset = number(2, 13);
  return Uint8Array.from([...number(1, 8), ...bytes(7, graph), ...bytes(8, opset)]);
}

const float = 1; // TensorProto.DataType.FLOAT

function valueInfo(name, lengths) {
  const shape = lengths.flatMap((length) => bytes(1, number(1, length)));
  const tensor = [...number(1, float), ...bytes(2, shape)];
  return [...text(1, name), ...bytes(2, bytes(1, tensor))];
}

const number = (field, value) => [...varint(field << 3), ...varint(value)];
const bytes = (field, content) => [...varint((field << 3) | 2), ...varint(content.length), ...content];
const text = (field, value) => bytes(field, [...new TextEncoder().encode(value)]);

function varint(value) {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}
