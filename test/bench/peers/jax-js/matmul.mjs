import { init, jit, numpy as np } from "@jax-js/jax";
import { readFloats } from "../numbers.ts";
import { readTask, serve } from "../protocol.ts";
import { sampleOf } from "../sample.ts";

await init("wasm");
const { folder, m, k, n } = readTask();
const left = np.array(readFloats(folder, "left")).reshape([m, k]);
const right = np.array(readFloats(folder, "right")).reshape([k, n]);
const multiply = jit((left, right) => np.matmul(left, right));

await serve({
  about: { threads: 1 },
  work: async (count) => {
    for (let i = 0; i < count; i++) {
      const product = multiply(left.ref, right.ref);
      await product.blockUntilReady();
      product.dispose();
    }
    return (count * 2 * m * n * k) / 1e9;
  },
  check: async () => sampleOf(await multiply(left.ref, right.ref).data()),
});
