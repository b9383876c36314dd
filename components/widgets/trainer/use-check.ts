"use client";

import { useMemo } from "react";
import { type Plane, readPlane } from "@/components/training/plane";
import { ExperimentError } from "@/lib/experiment/experiment-error";
import { inferExperiment, type ModelInfo } from "@/lib/experiment/infer";
import type { Experiment } from "@/lib/experiment/schema";
import { type BlockNetwork, readNetwork } from "./blocks";

/** What the page knows of an Experiment before it trains; or why it cannot be trained. */
export interface Checked {
  plane: Plane | null;
  network: BlockNetwork | null;
  info: ModelInfo | null;
  /** A sentence for the reader; null while all is well. */
  fault: string | null;
}

function check(experiment: Experiment): Checked {
  const network = readNetwork(experiment.model.layers);
  const checked: Checked = { plane: null, network, info: null, fault: null };
  if (network === null)
    return {
      ...checked,
      fault: "This network is not a row of dense layers, so it cannot be drawn here. Press Reset.",
    };
  try {
    // Points that nothing can be learnt from are drawn all the same: the reader may be painting them.
    checked.plane = readPlane(experiment);
    checked.info = inferExperiment(experiment);
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error;
    checked.fault = error.message;
  }
  return checked;
}

export function useCheck(experiment: Experiment): Checked {
  return useMemo(() => check(experiment), [experiment]);
}
