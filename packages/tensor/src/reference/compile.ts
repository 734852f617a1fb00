import { javascriptHelpers } from "@titrate/numeric";
import type { Buffer } from "../buffers.ts";
import { type Computed, kernelHelpers, printKernel, type Types } from "./kernels.ts";

/** Computes all of `out` from the inputs. */
export type Kernel = (out: Buffer, ...inputs: readonly Buffer[]) => void;

/** Compiles definitions; one compiler compiles a text once, so that equal nodes share the machine code. */
export function kernelCompiler(): (definition: Computed, types: Types) => Kernel {
  const kernels = new Map<string, Kernel>();
  return (definition, types) => {
    const text = kernelText(definition, types);
    const known = kernels.get(text);
    if (known !== undefined) return known;
    const kernel: Kernel = new Function(...Object.keys(helpers), text)(...Object.values(helpers));
    kernels.set(text, kernel);
    return kernel;
  };
}

/** A definition as the body of a function that returns the kernel. */
export function kernelText(definition: Computed, types: Types): string {
  const { setup, body } = printKernel(definition, types);
  const parameters = ["out", ...types.inputs.map((_, n) => `in${n}`)];
  return [
    '"use strict";',
    ...setup,
    `return (${parameters.join(", ")}) => {`,
    ...body.map((line) => `  ${line}`),
    "};",
  ].join("\n");
}

const helpers: Readonly<Record<string, unknown>> = { ...javascriptHelpers, ...kernelHelpers };
