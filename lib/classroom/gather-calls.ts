import { AppError } from "@/lib/contract/app-error";

export interface GatherOptions {
  /** Calls that one run takes. */
  most: number;
  /** Calls that may wait; one more is refused. */
  mostWaiting: number;
}

interface WaitingCall<Call> {
  call: Call;
  resolve(): void;
  reject(fault: unknown): void;
}

/**
 * Runs calls together: those that come while a run is on its way wait for the next, so that a hundred writes cost one
 * commit, and a single one waits for nothing.
 *
 * @param run - gets calls in the order in which they came, and returns what was wrong with each, null where nothing was;
 * when it throws, that is the fault of all of them
 * @returns a function that resolves once the run with its call has; throws AppError "database-busy" when too many wait.
 */
export function gatherCalls<Call>(
  run: (calls: readonly Call[]) => Promise<readonly unknown[]>,
  { most, mostWaiting }: GatherOptions,
): (call: Call) => Promise<void> {
  const waiting: WaitingCall<Call>[] = [];
  let isRunning = false;

  async function runNext(): Promise<void> {
    const taken = waiting.splice(0, most);
    try {
      const faults = await run(taken.map(({ call }) => call));
      taken.forEach(({ resolve, reject }, index) => {
        const fault = faults[index] ?? null;
        if (fault === null) resolve();
        else reject(fault);
      });
    } catch (error) {
      for (const { reject } of taken) reject(error);
    }
  }

  async function runAll(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) await runNext();
    isRunning = false;
  }

  return (call) => {
    if (waiting.length >= mostWaiting) {
      return Promise.reject(
        new AppError(
          "database-busy",
          503,
          "More is coming in than can be saved at once: try again in a moment.",
        ),
      );
    }
    return new Promise((resolve, reject) => {
      waiting.push({ call, resolve, reject });
      if (!isRunning) void runAll();
    });
  };
}
