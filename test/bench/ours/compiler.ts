import type { Executor } from "@titrate/tensor";

export interface Compiler {
  readonly executor: Executor;
  /** Whether pairs of 128-bit operations run as 256-bit ones here. */
  readonly wideVectors: "on" | "off" | "unknown";
}

/** titrate's compiler. Only it is measured: the reference executor is there to be read. */
export async function findCompiler(): Promise<Compiler> {
  let wasm: { readonly compiledExecutor: Executor; readonly wideVectors?: () => "on" | "off" };
  try {
    wasm = await import("@titrate/wasm");
  } catch (error) {
    throw new Error(
      `there is nothing to measure: @titrate/wasm is not to be had: ${(error as Error).message}`,
    );
  }
  return { executor: wasm.compiledExecutor, wideVectors: wasm.wideVectors?.() ?? "unknown" };
}
