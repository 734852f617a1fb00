import { readFloats } from "../numbers.ts";
import { readTask, serve } from "../protocol.ts";
import { sampleOf } from "../sample.ts";
import { matmulModel } from "./matmul-model.mjs";

// onnxruntime-web and onnxruntime-node have one interface; the task names the package.
const task = readTask();
const { m, k, n, folder } = task;
const ort = await import(task.package === "onnxruntime-web" ? "onnxruntime-web/wasm" : "onnxruntime-node");
if (ort.env.wasm !== undefined) ort.env.wasm.numThreads = 1;
const session = await ort.InferenceSession.create(matmulModel(m, k, n), {
  executionProviders: [task.package === "onnxruntime-web" ? "wasm" : "cpu"],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
});
const feeds = {
  left: new ort.Tensor("float32", readFloats(folder, "left"), [m, k]),
  right: new ort.Tensor("float32", readFloats(folder, "right"), [k, n]),
};

await serve({
  about: { threads: 1 },
  work: async (count) => {
    for (let i = 0; i < count; i++) await session.run(feeds);
    return (count * 2 * m * n * k) / 1e9;
  },
  check: async () => sampleOf((await session.run(feeds)).product.data),
});
