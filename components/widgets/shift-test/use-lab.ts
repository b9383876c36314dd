"use client";

import { useAskedJob } from "@/components/widget/use-asked-job";
import type { State } from "./state";

/** The networks in training and under test. They begin again with another seed; every other setting is asked of them. */
export function useLab({ kind, level, network, seed }: State) {
  const question = { kind, level, network };
  return useAskedJob("shift-test", { seed, question }, { question });
}
