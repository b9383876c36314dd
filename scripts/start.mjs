import { createServer } from "node:net";
import { prepareDataFolder, readAddress, readSecretFiles } from "./environment.mjs";
import { installIfStale } from "./install.mjs";
import { buildIfStale } from "./next-build.mjs";
import { announce, listen, serve } from "./server.mjs";

// What can be known before minutes of installing and building is said before them.
const address = readAddress();
readSecretFiles();
prepareDataFolder();
const probe = createServer();
await listen(probe, address);
await new Promise((resolve) => probe.close(resolve));

await installIfStale();
await buildIfStale();
await announce(await serve(address), "(Ctrl-C ends it)");
