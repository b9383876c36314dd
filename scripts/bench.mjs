import { runChild } from "./child.mjs";
import { provideChromium } from "./chromium.mjs";
import { installIfStale } from "./install.mjs";
import { buildIfStale } from "./next-build.mjs";

await installIfStale();
await buildIfStale();
const { code } = await runChild(process.execPath, ["--import=tsx", "bench/run.ts"], {
  env: { CHROMIUM_PATH: await provideChromium() },
});
process.exitCode = code;
