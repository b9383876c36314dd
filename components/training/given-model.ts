"use client";

import { createContext } from "react";
import type { Weights } from "@/lib/experiment/initialize";
import type { Experiment } from "@/lib/experiment/schema";

/** A model that is trained already. */
export interface GivenModel {
  model: Experiment["model"];
  weights: Weights;
}

/** Set by who wants the widget inside to take this model in place of one that it trains; null where nobody does. */
export const GivenModelContext = createContext<GivenModel | null>(null);
