import type { Part, State } from "./state";

/** What every group of controls gets: the settings, how to change them, and what the author lets the reader touch. */
export interface ControlsProps {
  state: State;
  change: (patch: Partial<State>, options?: { transient?: boolean }) => void;
  may: May;
}

/** Whether a part is shown, and whether it may be changed. */
export interface May {
  see: (part: Part) => boolean;
  change: (part: Part) => boolean;
}

export function createMay({ hide, lock }: Pick<State, "hide" | "lock">): May {
  return {
    see: (part) => !hide.includes(part),
    change: (part) => !lock.includes(part),
  };
}
