// What of the host's WebAssembly is used here. Its types come with the DOM's only.

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}
export interface WasmModule {
  readonly brand?: "module";
}
export interface WasmInstance {
  readonly exports: Readonly<Record<string, (...parameters: number[]) => number>>;
}

interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: { host: { memory: WasmMemory } }) => WasmInstance;
  readonly Memory: new (limits: { initial: number; maximum: number }) => WasmMemory;
  validate(bytes: Uint8Array<ArrayBuffer>): boolean;
}

declare const WebAssembly: WebAssemblyHost;

/** The host's own; undefined where it has none, which `inspect` tells before anything is compiled. */
export const webAssembly: WebAssemblyHost =
  typeof WebAssembly === "undefined" ? (undefined as unknown as WebAssemblyHost) : WebAssembly;
