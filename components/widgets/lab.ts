import { createLab, type Lab } from "@/lib/lab/client";
import { createRemembered } from "@/lib/lab/remembered";

let lab: Lab | null = null;

/** The page's one lab, made on first need. In the browser only. */
export function getLab(): Lab {
  lab ??= createLab(
    () => new Worker(new URL("./lab.worker.ts", import.meta.url), { type: "module", name: "lab" }),
    {
      wasmPath: "/wasm/",
      remembered: createRemembered(() => localStorage, navigator.userAgent),
      requestFrame: (callback) => requestAnimationFrame(callback),
    },
  );
  return lab;
}
