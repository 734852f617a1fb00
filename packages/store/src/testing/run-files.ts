import type { RunFiles } from "../runs/commit-run.ts";
import { sha256 } from "../sha256.ts";
import { encodeTensors } from "../tensors/encode-tensors.ts";
import type { Tensors } from "../tensors/tensor.ts";

/** The files of a run that learned a figure, for tests. */
export function runFilesOf(identity: string, figure: number): RunFiles {
  const weights: Tensors = { w: { dtype: "F32", shape: [2], data: new Float32Array([figure, -0]) } };
  const result = {
    id: sha256(identity),
    seed: 1,
    parameterCount: 2,
    final: { figure },
    history: [],
    tables: {},
    digest: "d",
    weights: sha256(encodeTensors(weights)),
  };
  return {
    identity,
    config: { folder: ".", file: "x.yaml", config: {} },
    result: JSON.stringify(result),
    manifest: { experiment: "x", arm: "", finished: "2020-01-01T00:00:00.000Z" },
    weights,
  };
}
