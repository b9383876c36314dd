import type { State } from "./state";

/** The standard deviation of one weight as an expression in fanIn and fanOut; null where it is no normal law. */
export function printStd(state: State, root: string, fanIn: string, fanOut: string): string | null {
  const gain = state.gain === 1 ? "" : `${state.gain} * `;
  switch (state.initialization) {
    case "normal":
      return String(state.std);
    case "xavier":
      return `${gain}${root}(1 / ${fanIn})`;
    case "glorot":
      return `${gain}${root}(2 / (${fanIn} + ${fanOut}))`;
    case "he":
      return `${gain}${root}(2 / ${fanIn})`;
    default:
      return null;
  }
}
