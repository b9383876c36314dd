import { KernelEnded, openKernel, type OpenKernel } from "./open-kernel";
import type { Fault } from "./protocol";

export type CallResult = { value: unknown } | { fault: Fault };

/** Milliseconds that a kernel waits for its next call. */
const idle = 30_000;

let kernel: Promise<OpenKernel> | null = null;
/** Calls are made one after the other: a kernel that is ended for one of them must not take another with it. */
let turn: Promise<unknown> = Promise.resolve();
let timer: ReturnType<typeof setTimeout> | undefined;

function getKernel(): Promise<OpenKernel> {
  clearTimeout(timer);
  kernel ??= openKernel(() => undefined);
  return kernel;
}

async function drop(): Promise<void> {
  const dropped = kernel;
  kernel = null;
  (await dropped?.catch(() => null))?.end();
}

/**
 * Calls a function of a program in TypeScript, in a kernel of the reader's browser. Each call loads the program anew.
 *
 * @param program - may export its functions as a module does
 * @param args - JSON
 * @param milliseconds - after which the kernel is ended, whatever it does
 * @returns what JSON keeps of the value: NaN and infinities as words, typed arrays as arrays, nothing at all as null
 * @throws Error in words for the reader where no kernel starts
 */
export function callFunction(
  program: string,
  functionName: string,
  args: readonly unknown[],
  milliseconds = 3000,
): Promise<CallResult> {
  const call = turn.then(() => callNow(program, functionName, args, milliseconds));
  turn = call.catch(() => undefined);
  return call;
}

async function callNow(
  program: string,
  functionName: string,
  args: readonly unknown[],
  milliseconds: number,
): Promise<CallResult> {
  const opening = getKernel();
  opening.catch(() => void drop());
  const open = await opening;
  const limit = setTimeout(() => void drop(), milliseconds);
  try {
    const question = { kind: "call", code: program, functionName, json: JSON.stringify(args) } as const;
    const { result } = await open.ask(question, "called");
    if ("fault" in result) return result;
    return { value: JSON.parse(result.json) as unknown };
  } catch (error) {
    if (!(error instanceof KernelEnded)) throw error;
    return {
      fault: {
        message: `It did not end within ${milliseconds / 1000} s. Is there a loop that never stops?`,
        line: null,
      },
    };
  } finally {
    clearTimeout(limit);
    clearTimeout(timer);
    timer = setTimeout(() => void drop(), idle);
  }
}
