import { loadTensorflow } from "./load-tensorflow";
import { KernelEnded, openKernel, type OpenKernel } from "./open-kernel";
import type { Fault, KnownName, Output } from "./protocol";

/** A kernel that is opened when a cell first needs it, with TensorFlow.js when a cell first names it. */
export interface KernelSession {
  /** Runs a cell. @returns why it failed; null when it did not @throws KernelEnded when `end` was called meanwhile */
  run(name: string, code: string, onStart: () => void): Promise<Fault | null>;
  /** Opens what a cell will need. */
  prepare(code: string): Promise<void>;
  /** What is wrong with a text; nothing where no kernel can say so now. */
  check(code: string): Promise<Fault[]>;
  /** The names after a path and a dot, likewise. */
  list(path: string[]): Promise<KnownName[]>;
  end(): void;
}

const usesTensorflow = (code: string) => /\btf\b|@tensorflow\//.test(code);

export function createKernelSession(onOutput: (output: Output) => void): KernelSession {
  let opening: Promise<OpenKernel> | null = null;
  let tensorflow: Promise<void> | null = null;
  let isBusy = false;

  function open(): Promise<OpenKernel> {
    if (opening !== null) return opening;
    // Once it was ended, what it still has to say is of no cell.
    const mine = openKernel((output) => opening === mine && onOutput(output));
    opening = mine;
    tensorflow = null;
    mine.catch(() => {
      if (opening === mine) opening = null;
    });
    return mine;
  }

  async function provide(code: string): Promise<OpenKernel> {
    const mine = open();
    const kernel = await mine;
    if (opening !== mine) throw new KernelEnded();
    if (!usesTensorflow(code)) return kernel;
    tensorflow ??= loadTensorflow(kernel).catch((error: unknown) => {
      if (opening === mine) tensorflow = null;
      throw error;
    });
    await tensorflow;
    if (opening !== mine) throw new KernelEnded();
    return kernel;
  }

  /** The kernel, where it is open and nothing holds it. */
  const findIdle = () => (isBusy ? null : opening);

  return {
    async run(name, code, onStart) {
      isBusy = true;
      try {
        const kernel = await provide(code);
        onStart();
        return (await kernel.ask({ kind: "run", name, code }, "ended")).fault;
      } finally {
        isBusy = false;
      }
    },
    async prepare(code) {
      await provide(code);
    },
    async check(code) {
      const kernel = await findIdle();
      return kernel ? (await kernel.ask({ kind: "check", code }, "checked")).faults : [];
    },
    async list(path) {
      const kernel = await findIdle();
      return kernel ? (await kernel.ask({ kind: "list", path }, "names")).names : [];
    },
    end() {
      const ended = opening;
      opening = null;
      isBusy = false;
      ended?.then((kernel) => kernel.end()).catch(() => undefined);
    },
  };
}
