"use client";

import { useMemo } from "react";
import { cells } from "./cells";
import { correlateUnits } from "./follow";
import { isFree, pickIntervention } from "./intervention";
import { createTask, drawHeldOut, readSequences, scoreReadings, scoreSequences } from "./model";
import type { State } from "./state";
import { writeTape } from "./tape";
import type { Training } from "./use-training";

/** Everything that is computed from the weights shown, on typed arrays: a few milliseconds for all held-out sequences. */
export function useReading(state: State, { spec, weights }: Pick<Training, "spec" | "weights">) {
  const task = useMemo(() => createTask(spec), [spec]);
  const heldOut = useMemo(() => drawHeldOut(task, spec.seed), [task, spec.seed]);
  const interventionKey = JSON.stringify(pickIntervention(spec.cell, state));
  const all = useMemo(() => {
    const intervention = JSON.parse(interventionKey) as ReturnType<typeof pickIntervention>;
    const readings = readSequences(spec, task, weights, heldOut, intervention);
    const memory = cells[spec.cell].memory;
    const states = readings.map(({ trace }) => trace[memory] ?? new Float32Array());
    return {
      intervention,
      readings,
      score: scoreReadings(heldOut, readings),
      freeScore: isFree(intervention) ? null : scoreSequences(spec, task, weights, heldOut),
      followings: correlateUnits(task, heldOut, states, spec.units),
    };
  }, [spec, task, weights, heldOut, interventionKey]);
  const example = Math.min(state.example, heldOut.length - 1);
  const sequence = heldOut[example];
  const reading = all.readings[example];
  if (sequence === undefined || reading === undefined) throw new Error("There are no held-out sequences");
  const tape = useMemo(
    () => writeTape(task, sequence, reading.probabilities),
    [task, sequence, reading.probabilities],
  );
  return { ...all, task, sequence, trace: reading.trace, tape };
}
