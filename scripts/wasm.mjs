import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { fromRoot } from "./paths.mjs";

/** Puts TensorFlow.js's WebAssembly binaries where the browser can fetch them: /wasm/. */
export function copyWasm() {
  const from = fromRoot("node_modules", "@tensorflow", "tfjs-backend-wasm", "dist");
  const to = fromRoot("public", "wasm");
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name.endsWith(".wasm")) copyFileSync(`${from}/${name}`, `${to}/${name}`);
  }
}
