/** Calls `run` at once and then at most once per `interval` ms, the last request never lost. */
export interface Throttle {
  request(): void;
  /** Runs now, whatever was waiting. */
  flush(): void;
  cancel(): void;
}

export function createThrottle(run: () => void, interval: number): Throttle {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let lastRun = -Infinity;
  const cancel = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const flush = () => {
    cancel();
    lastRun = performance.now();
    run();
  };
  return {
    request() {
      if (timer !== null) return;
      const wait = lastRun + interval - performance.now();
      if (wait <= 0) flush();
      else timer = setTimeout(flush, wait);
    },
    flush,
    cancel,
  };
}
