"use client";

import { useSyncExternalStore } from "react";
import { createSealStore, noSeals } from "@/components/widget/seals";

// One for all widgets of the page: a draw that is open in one of them is open in the others.
const store = createSealStore("sealed-test-set:opened", () => localStorage);

export function useSeals() {
  const seals = useSyncExternalStore(store.subscribe, store.getSeals, () => noSeals);
  return { seals, breakSeal: store.breakSeal };
}
