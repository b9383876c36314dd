import { runChild } from "./child.mjs";
import { installIfStale } from "./install.mjs";
import { buildIfStale } from "./next-build.mjs";

await installIfStale();
await buildIfStale();
const { code } = await runChild(process.execPath, [
  "--import=tsx",
  "--conditions=react-server",
  "bench/load/run.ts",
]);
process.exitCode = code;
