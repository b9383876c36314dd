// What runs cells: a worker within a page of no origin, which has no network. It is built into one file (scripts/kernel.mjs)
// whose text the page hands in; what it needs beyond is sent to it.
import { createCourseTools } from "./course-tools";
import { createKernel } from "./kernel";
import type { ToKernel } from "./protocol";

// Nobody draws this page, so it has no frames to wait for: TensorFlow.js's nextFrame would wait for ever.
Object.assign(globalThis, { requestAnimationFrame: (act: () => void) => setTimeout(act, 0) });

// The port comes once, before any program of a reader is here.
addEventListener(
  "message",
  ({ ports: [port] }: MessageEvent) => {
    if (port === undefined) return;
    const post = port.postMessage.bind(port);
    const kernel = createKernel((message) => post(message), createCourseTools);
    port.onmessage = ({ data }: MessageEvent<ToKernel>) => void kernel.answer(data);
    addEventListener("error", ({ error }: ErrorEvent) => kernel.tell(error));
    addEventListener("unhandledrejection", ({ reason }: PromiseRejectionEvent) => kernel.tell(reason));
    post({ kind: "ready" });
  },
  { once: true },
);
