/** Steps a second at which a training takes some seconds, so that its curve can be followed. */
const rate = 600;

/** Steps between two pictures, at least and at most. */
const [fewest, most] = [2, 400];

/** How many steps a training makes between two pictures: more on a device that draws slowly, for it takes no longer. */
export interface Pace {
  readonly speed: number;
  /** To be called at each picture. @returns whether the speed has changed */
  mark(now: number): boolean;
}

export function createPace(): Pace {
  let speed = 10;
  let interval: number | null = null;
  let last: number | null = null;
  return {
    get speed() {
      return speed;
    },
    mark(now) {
      if (last !== null) interval = interval === null ? now - last : 0.8 * interval + 0.2 * (now - last);
      last = now;
      if (interval === null) return false;
      const wanted = Math.min(most, Math.max(fewest, Math.round((rate * interval) / 1000)));
      // One slow picture is no reason.
      if (wanted < 1.5 * speed && wanted > speed / 1.5) return false;
      speed = wanted;
      return true;
    },
  };
}
