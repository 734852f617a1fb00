import type { Streams } from "@titrate/plugin";
import { sizeOf } from "@titrate/tensor";
import type { RunProgram } from "./run-program.ts";

/** The state before the first step: every parameter from its own stream, every buffer and slot at its start. */
export function initialState(
  { declarations, slots }: RunProgram,
  streams: Streams,
): Record<string, ArrayLike<number>> {
  const values: Record<string, ArrayLike<number>> = {};
  for (const { name, stream, tensor, initializer, fanIn, fanOut } of declarations.parameters.values()) {
    values[name] = initializer({ shape: tensor.shape, fanIn, fanOut, random: streams(stream) });
  }
  for (const { name, tensor, start } of declarations.buffers.values()) {
    values[name] = new Float64Array(sizeOf(tensor.shape)).fill(start);
  }
  for (const { name, tensor, start } of slots) {
    values[name] = new Float64Array(sizeOf(tensor.shape)).fill(start === "one" ? 1 : 0);
  }
  for (const { name, stream } of declarations.randomSources.values()) {
    values[`random/${name}`] = streams(stream).words(2);
  }
  if (declarations.randomSources.size > 0) values["run/step"] = [0];
  return values;
}
