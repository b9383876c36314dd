import { cells, type CellKind, type Intervention } from "./cells";
import type { State } from "./state";

type HoldField = "holdForget" | "holdInput" | "holdOutput" | "holdUpdate" | "holdReset";

/** The field of the state that holds each gate. */
export const holdFields = {
  f: "holdForget",
  i: "holdInput",
  o: "holdOutput",
  z: "holdUpdate",
  r: "holdReset",
} as const satisfies Record<string, HoldField>;

export type GateName = keyof typeof holdFields;

export function isGateName(name: string): name is GateName {
  return Object.hasOwn(holdFields, name);
}

/** What the reader changes in this cell, of all that the state remembers for any cell. */
export function pickIntervention(kind: CellKind, state: State): Intervention {
  const held: Record<string, number> = {};
  for (const { name } of cells[kind].gates) {
    if (!isGateName(name)) continue;
    const hold = state[holdFields[name]];
    if (hold !== "free") held[name] = Number(hold);
  }
  return { held, zeroed: state.zeroed.filter((unit) => unit < state.units) };
}

export function isFree({ held, zeroed }: Intervention): boolean {
  return Object.keys(held).length === 0 && zeroed.length === 0;
}
