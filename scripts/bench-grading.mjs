import { runChild } from "./child.mjs";
import { installIfStale } from "./install.mjs";

await installIfStale();
const { code } = await runChild(process.execPath, [
  "--import=tsx",
  "--conditions=react-server",
  "bench/grading/run.ts",
]);
process.exitCode = code;
