import { createServer } from "node:net";
import { prepareDataFolder, readAddress } from "./environment.mjs";
import { installIfStale } from "./install.mjs";
import { buildIfStale } from "./next-build.mjs";
import { describeSetup, listen, serve } from "./server.mjs";

// What can be known before minutes of installing and building is said before them.
const address = readAddress();
prepareDataFolder();
const probe = createServer();
await listen(probe, address);
await new Promise((resolve) => probe.close(resolve));

await installIfStale();
await buildIfStale();
const site = await serve(address);
const setup = await describeSetup(site);
if (setup) console.log(setup);
console.log(`Ready at ${site} (Ctrl-C ends it)`);
