import { expect, test } from "vitest";
import { digestTensors } from "./digest.ts";

const tensor = { name: "w", shape: [2], values: Float64Array.of(1, -0) };

test("is the SHA-256 of header and little-endian bits", async () => {
  // printf '["w",[2],"f64"]\n\0\0\0\0\0\0\xf0\x3f\0\0\0\0\0\0\0\x80' | sha256sum
  expect(await digestTensors([tensor])).toBe(
    "1b20699a0ea50407b6a56e6a7fd8d6b0433f1016c03afeb5f72d4f1b3398fbf1",
  );
});

test("tells apart what differs in name, shape, type or one bit", async () => {
  const digests = await Promise.all(
    [
      tensor,
      { ...tensor, name: "v" },
      { ...tensor, shape: [2, 1] },
      { ...tensor, values: Float32Array.of(1, -0) },
      { ...tensor, values: Float64Array.of(1, 0) },
    ].map((one) => digestTensors([one])),
  );
  expect(new Set(digests).size).toBe(5);
});

test("all NaNs are one", async () => {
  const values = (bits: bigint) => new Float64Array(BigUint64Array.of(bits).buffer);
  const digest = (bits: bigint) => digestTensors([{ name: "x", shape: [1], values: values(bits) }]);
  expect(await digest(0xfff8000000000000n)).toBe(await digest(0x7ff8000000000001n));
});
