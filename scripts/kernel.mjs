import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fromRoot } from "./paths.mjs";
import { FRAME_PAGE } from "./kernel-policy.mjs";

const FOLDER = fromRoot("public", "kernel");

/**
 * Makes what runs the cells of lessons, in /kernel/: the page of no origin that holds its worker, the worker's program, and
 * TensorFlow.js as a script that the page hands in when a cell wants it. Beside it, what cells have at hand, for notebooks.
 */
export async function buildKernel() {
  // Only where there are sources: a server of the finished build has no compiler.
  const { build } = await import("esbuild");
  mkdirSync(FOLDER, { recursive: true });
  await build({
    entryPoints: {
      kernel: fromRoot("lib/sandbox/browser/kernel.worker.ts"),
      tensorflow: fromRoot("lib/sandbox/browser/tensorflow.library.ts"),
      "notebook-tools": fromRoot("lib/sandbox/browser/notebook-tools.library.ts"),
    },
    outdir: FOLDER,
    bundle: true,
    minify: true,
    platform: "browser",
    format: "iife",
    target: "es2022",
    // Code for Node within TensorFlow.js, which never runs in a browser.
    external: ["util", "crypto", "fs", "path", "os", "perf_hooks", "worker_threads"],
    tsconfig: fromRoot("tsconfig.json"),
    legalComments: "none",
    logLevel: "warning",
  });
  const wasm = fromRoot("node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm");
  writeFileSync(`${FOLDER}/tensorflow.wasm`, readFileSync(wasm));
  writeFileSync(`${FOLDER}/frame.html`, FRAME_PAGE);
}
