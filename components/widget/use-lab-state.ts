"use client";

import { useSyncExternalStore } from "react";
import { getLab } from "@/components/widgets/lab";
import type { LabState } from "@/lib/lab/client";

const unknownLab: LabState = { preference: "auto", verdicts: {} };

const subscribe = (listener: () => void) => getLab().subscribe(listener);
const readState = () => getLab().getState();
const readServerState = () => unknownLab;

/** The reader's choice of device and what is known of each, renewed when they change. */
export function useLabState(): LabState {
  return useSyncExternalStore(subscribe, readState, readServerState);
}
