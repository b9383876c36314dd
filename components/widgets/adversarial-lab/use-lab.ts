"use client";

import { useAskedJob } from "@/components/widget/use-asked-job";
import type { State } from "./state";

/** The networks in training and under attack. They begin again with another seed; every other setting is asked of them. */
export function useLab({ seed, ...question }: State) {
  return useAskedJob("adversarial-lab", { seed, question }, { question });
}
