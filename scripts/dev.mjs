import { runPackage } from "./child.mjs";
import { prepareDataFolder, readAddress } from "./environment.mjs";
import { installIfStale } from "./install.mjs";
import { copyWasm } from "./wasm.mjs";

const { port, host } = readAddress();
prepareDataFolder();
await installIfStale();
copyWasm();
const { code } = await runPackage("next", [
  "dev",
  "--port",
  `${port}`,
  ...(host ? ["--hostname", host] : []),
]);
process.exitCode = code;
