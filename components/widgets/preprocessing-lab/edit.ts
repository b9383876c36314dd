import { toAxes, type Vector } from "./cloud";
import { FURTHEST, SPREADS, type State } from "./state";

const hold = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
const round = (value: number, digits = 2) => Number(value.toFixed(digits));

/** The whole cloud with its middle here. */
export function moveCenter([x, y]: Vector): Pick<State, "center"> {
  const limit = (value: number) => round(hold(value, -FURTHEST, FURTHEST));
  return { center: [limit(x), limit(y)] };
}

/** Another standard deviation along one axis. */
export function stretchAxis({ spread }: State, axis: 0 | 1, value: number): Pick<State, "spread"> {
  const next: [number, number] = [...spread];
  next[axis] = round(hold(value, SPREADS.least, SPREADS.most));
  return { spread: next };
}

/** Both axes turned, to within -180 to 180 degrees. */
export function turnAxes(angle: number): Pick<State, "angle"> {
  const turned = ((((Math.round(angle) + 180) % 360) + 360) % 360) - 180;
  return { angle: turned };
}

/** Standard deviations from the middle to an axis' end. */
export const REACH = 2;
/** The handle stands beyond the axis' end, so that a narrow cloud's handles do not lie on one another. */
const GAP = 0.9;

/** Where an axis is taken hold of. */
export function placeHandle({ center, spread, angle }: State, axis: 0 | 1): Vector {
  const radians = ((angle + 90 * axis) * Math.PI) / 180;
  const length = REACH * spread[axis] + GAP;
  return [center[0] + length * Math.cos(radians), center[1] + length * Math.sin(radians)];
}

/** The axis turned and stretched until its handle is here. */
export function pullAxis(state: State, axis: 0 | 1, [x, y]: Vector): Pick<State, "spread" | "angle"> {
  const [dx, dy] = [x - state.center[0], y - state.center[1]];
  const degrees = (Math.atan2(dy, dx) * 180) / Math.PI - 90 * axis;
  return { ...stretchAxis(state, axis, (Math.hypot(dx, dy) - GAP) / REACH), ...turnAxes(degrees) };
}

/** One point put here by hand. */
export function movePoint(state: State, index: number, at: Vector): Pick<State, "moved"> {
  const [u, v] = toAxes(state, at);
  const along: [number, number] = [round(hold(u, -40, 40), 3), round(hold(v, -40, 40), 3)];
  const others = state.moved.filter((moved) => moved.index !== index);
  return { moved: [...others, { index, along }] };
}
