import { readFloats } from "../numbers.ts";
import { readTask, serve } from "../protocol.ts";
import { sampleOf } from "../sample.ts";
import { startTfjs } from "./backend.mjs";

const { tf, about } = await startTfjs();
const { folder, m, k, n } = readTask();
const left = tf.tensor2d(readFloats(folder, "left"), [m, k]);
const right = tf.tensor2d(readFloats(folder, "right"), [k, n]);

await serve({
  about,
  work: (count) => {
    for (let i = 0; i < count; i++) left.matMul(right).dispose();
    return (count * 2 * m * n * k) / 1e9;
  },
  check: () => tf.tidy(() => sampleOf(left.matMul(right).dataSync())),
});
