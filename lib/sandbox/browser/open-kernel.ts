import { fromKernelSchema, type FromKernel, type Output, type ToKernel } from "./protocol";

/** Without what answers it. */
type Question<T> = T extends { id: number } ? Omit<T, "id"> : never;
type Answer<Kind extends FromKernel["kind"]> = Extract<FromKernel, { kind: Kind }>;

/** A kernel, seen from the page. */
export interface OpenKernel {
  /** Asks, and waits for the answer of that kind. @throws KernelEnded when the kernel is ended before */
  ask<Kind extends "ended" | "checked" | "names" | "called" | "loaded">(
    question: Question<ToKernel>,
    kind: Kind,
    transfer?: Transferable[],
  ): Promise<Answer<Kind>>;
  /** Ends it at once, also within an endless loop; all that it knew is gone. */
  end(): void;
}

/** The kernel is no more. */
export class KernelEnded extends Error {
  constructor(message = "The kernel was ended.") {
    super(message);
    this.name = "KernelEnded";
  }
}

/** Milliseconds for a kernel to come up. */
const patience = 30_000;

let program: Promise<string> | null = null;

/** The text of a script of ours. */
export async function fetchScript(path: string): Promise<string> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} cannot be fetched (${response.status}).`);
  return response.text();
}

/**
 * Opens a kernel: a worker within a frame that has no origin, so that what runs there reaches no cookie, no store and no page,
 * and a policy of its own, so that it reaches no network. See scripts/kernel-policy.mjs.
 *
 * @param onOutput - hears what programs put out
 * @throws Error when it does not come up, in words for the reader
 */
export async function openKernel(onOutput: (output: Output) => void): Promise<OpenKernel> {
  program ??= fetchScript("/kernel/kernel.js").catch((error: unknown) => {
    program = null;
    throw error;
  });
  const source = await program;
  const { port1: port, port2 } = new MessageChannel();
  const waiting = new Map<
    number,
    { resolve: (message: FromKernel) => void; reject: (error: Error) => void }
  >();
  const frame = makeFrame();
  let last = 0;

  function end(error = new KernelEnded()): void {
    // With its frame the worker goes, whatever it does.
    frame.remove();
    port.close();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error("What runs the cells does not start in this browser."));
      end();
    }, patience);
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      const parsed = fromKernelSchema.safeParse(data);
      // What is not of the protocol was said by a program that plays with the port.
      if (!parsed.success) return;
      const message = parsed.data;
      if (message.kind === "ready") {
        clearTimeout(timer);
        resolve();
      } else if (message.kind === "output") onOutput(message.output);
      else {
        waiting.get(message.id)?.resolve(message);
        waiting.delete(message.id);
      }
    };
  });
  frame.addEventListener("load", () => frame.contentWindow?.postMessage(source, "*", [port2]), {
    once: true,
  });
  document.body.append(frame);
  await ready;

  return {
    ask(question, kind, transfer = []) {
      const id = ++last;
      return new Promise((resolve, reject) => {
        waiting.set(id, {
          resolve: (message) => {
            if (message.kind === kind) resolve(message as Answer<typeof kind>);
            else reject(new Error(`The kernel answered ${message.kind}, not ${kind}.`));
          },
          reject,
        });
        port.postMessage({ ...question, id } as ToKernel, transfer);
      });
    },
    end: () => end(),
  };
}

function makeFrame(): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  // Scripts, and nothing else: no origin of ours, no navigation of this page, no window of its own.
  frame.setAttribute("sandbox", "allow-scripts");
  frame.src = "/kernel/frame.html";
  frame.title = "Runs the cells of this page";
  frame.hidden = true;
  return frame;
}
