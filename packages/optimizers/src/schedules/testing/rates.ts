import type { PartValue, ScheduleRequest } from "@titrate/plugin";
import { bindPart } from "@titrate/plugin/testing";
import { schedules } from "../../index.ts";

/** The rates of every step of a run with base 1. */
export function ratesOf(
  written: PartValue,
  steps: number,
  request: Partial<Pick<ScheduleRequest, "stepsPerEpoch" | "history" | "base">> = {},
): number[] {
  const schedule = bindPart("schedule", written, schedules);
  return Array.from({ length: steps }, (_, step) =>
    schedule({ base: 1, stepsPerEpoch: 1, history: [], goals: new Map(), ...request, step, steps }),
  );
}
