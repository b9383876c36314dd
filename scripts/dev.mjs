import { watch } from "node:fs";
import { runPackage } from "./child.mjs";
import { prepareDataFolder, readAddress } from "./environment.mjs";
import { bundleExercises, bundleGrader } from "./grader-bundle.mjs";
import { createGraderKeeper } from "./grader-keeper.mjs";
import { installIfStale } from "./install.mjs";
import { buildKernel } from "./kernel.mjs";
import { fromRoot } from "./paths.mjs";
import { copyWasm } from "./wasm.mjs";

const { port, host } = readAddress();
prepareDataFolder();
await installIfStale();
copyWasm();
await buildKernel();
await bundleGrader();
// A grader is written with the page open: what is saved is what grades.
watch(fromRoot("content", "lessons"), { recursive: true }, (_event, file) => {
  // What cannot be bundled has been said; the one before stays.
  if (file !== null && /exercises.*\.ts$/.test(file)) bundleExercises().catch(() => undefined);
}).unref();
const grader = createGraderKeeper();
grader.start();
const { code } = await runPackage("next", [
  "dev",
  "--port",
  `${port}`,
  ...(host ? ["--hostname", host] : []),
]);
process.exitCode = code;
await grader.close();
