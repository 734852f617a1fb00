import { createRequire } from "node:module";
import { dirname } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";

/** tfjs on its WebAssembly backend, with SIMD, one thread. */
export async function startTfjs() {
  const require = createRequire(import.meta.url);
  setWasmPaths(`${dirname(require.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
  setThreadsCount(1);
  if (!(await tf.setBackend("wasm"))) throw new Error("tfjs has no wasm backend here");
  await tf.ready();
  const simd = await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT");
  return { tf, about: { tfjs: tf.version.tfjs, backend: tf.getBackend(), simd: simd ? "on" : "off" } };
}
