import type { RunResult, Values } from "@titrate/engine";
import { numericsVersion } from "@titrate/numeric";
import { encodeTensors, type Json, jsonText, type StoredTensor, sha256, type Tensors } from "@titrate/store";
import type { FinishedRun } from "../run-record.ts";

/** What a run came to, as the store keeps it: the same run gives the same bytes. */
export interface ResultFiles {
  /** `result.json`. */
  readonly result: string;
  readonly weights: Tensors;
  /** The predictions of the split that was asked for. */
  readonly predictions: Readonly<Record<string, Tensors>>;
}

/** @param asked the split whose predictions are kept: those of all may be larger than all else. */
export function resultFiles(
  id: string,
  result: RunResult,
  precision: "f32" | "f64",
  asked: string | undefined,
): ResultFiles {
  const { parameters, predictions, predictionDigests, seed, digest, data, trace, ...figures } = result;
  const weights = tensorsOf(parameters, precision);
  const document = {
    v: 1,
    id,
    seed,
    numerics: numericsVersion,
    ...figures,
    digest,
    weights: sha256(encodeTensors(weights)),
    predictions: predictionDigests,
    data,
    trace,
  };
  const kept = asked === undefined ? undefined : predictions[asked];
  return {
    result: jsonText(document as unknown as Json),
    weights,
    predictions: kept === undefined ? {} : { [asked!]: { prediction: tensorOf(kept, precision) } },
  };
}

/** The figures of a stored result, as a run's record has them. */
export function recordOfDocument(document: Json): FinishedRun {
  const stored = document as unknown as RunResult & { readonly seed: number };
  const { seed, rows, parameterCount, history, divergedEpoch, stopped, keptEpoch, final, tables, digest } =
    stored;
  return {
    seed,
    status: "finished",
    rows,
    parameterCount,
    history: history.map((evaluation) => ({ ...evaluation, metrics: figuresOf(evaluation.metrics) })),
    ...(divergedEpoch !== undefined && { divergedEpoch }),
    ...(stopped !== undefined && { stopped }),
    ...(keptEpoch !== undefined && { keptEpoch }),
    final: figuresOf(final),
    digest,
    ...(Object.keys(tables).length > 0 && { tables }),
  };
}

/** A stored tensor as records have numbers. */
export const valuesOf = ({ shape, data }: StoredTensor): Values => ({ shape, data: Array.from(data) });

function tensorsOf(values: Readonly<Record<string, Values>>, precision: "f32" | "f64"): Tensors {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, tensorOf(value, precision)]),
  );
}

/** Numbers of a run of f32 are f32: nothing is lost. */
function tensorOf({ shape, data }: Values, precision: "f32" | "f64"): StoredTensor {
  return precision === "f32"
    ? { dtype: "F32", shape, data: Float32Array.from(data) }
    : { dtype: "F64", shape, data: Float64Array.from(data) };
}

/** JSON has no NaN: they are texts there. */
function figuresOf(figures: Readonly<Record<string, number | string>>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value)]));
}
