import { expect, test } from "vitest";
import { createDenseEngine } from "@/lib/experiment/engines/dense/create-engine";
import { countStepsPerEpoch, listPlaces } from "./read-states";
import { trainRun } from "./test-runs";

test("each recorded model has its epoch, and what was measured when it stood there", async () => {
  const log = await trainRun("a", {}, 20);
  expect(countStepsPerEpoch(log.experiment)).toBe(createDenseEngine(log.experiment).stepsPerEpoch);
  const places = listPlaces(log);
  expect(places.map(({ state, epoch }) => [state.step, epoch])).toEqual(
    log.states.map(({ step }) => [step, step / 3]),
  );
  for (const { state, point } of places) expect(point?.step).toBe(state.step);
});

test("a model newer than the last measurement has the one before it", async () => {
  const log = await trainRun("a", {}, 20);
  const places = listPlaces({ ...log, points: log.points.slice(0, 2) });
  expect(places.at(-1)?.point?.step).toBe(3);
});
