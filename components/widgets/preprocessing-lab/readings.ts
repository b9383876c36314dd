import type { RunPoint } from "@/lib/experiment/run/point";
import type { RunEnd } from "@/lib/experiment/run/session";
import { NEAR } from "./experiments";

/** What a run came to. */
export interface Reading {
  /** The training loss now; NaN when it is no number, or before there is one. */
  loss: number;
  /** The first step at which it was near the least possible; null for not yet. */
  nearAt: number | null;
  /** The step at which the loss was no longer a number; null while it is one. */
  lostAt: number | null;
}

/** @param least the least loss that the model can have */
export function readRun(points: readonly RunPoint[], end: RunEnd | null, least: number): Reading {
  return {
    loss: points.at(-1)?.train.loss ?? NaN,
    nearAt: points.find(({ train }) => train.loss <= least + NEAR)?.step ?? null,
    lostAt: end?.reason === "diverged" ? end.step : null,
  };
}
