"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import { createSealStore, noSeals } from "@/components/widget/seals";
import { judgeCell } from "./cells";
import { type Outputs, readKeys } from "./outputs";
import { nameTestSet, type Opening, readOpening, recordOpening } from "./seal";
import type { State } from "./state";

// One for all walkthroughs of the page: a test set that is open in one of them is open in the others.
const store = createSealStore("walkthrough:opened", () => localStorage);

/** What is known of the test set of these settings: null while its seal is whole. */
export function useSeal(state: State, outputs: Outputs): Opening | null {
  const seals = useSyncExternalStore(store.subscribe, store.getSeals, () => noSeals);
  const name = nameTestSet(state);
  const { test, tune } = outputs;
  useEffect(() => {
    const keys = readKeys({ test, tune });
    const isFresh = (["test", "tune"] as const).every((cell) => judgeCell(cell, state, keys) === "fresh");
    if (isFresh && test && tune) store.breakSeal(name, recordOpening(state, tune.found, test.found.score));
  }, [name, state, test, tune]);
  return useMemo(() => readOpening(state, seals[name]), [name, seals, state]);
}
