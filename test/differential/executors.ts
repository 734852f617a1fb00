import type { Executor } from "@titrate/tensor";
import { compiledExecutor } from "@titrate/wasm";

/** The executor that is held to the reference's bits. */
export const executorUnderTest: Executor = compiledExecutor;
