// Serves the build that is there, without a look at whether it is fresh: `npm start` is what a person wants.
import { prepareDataFolder, readAddress } from "./environment.mjs";
import { describeSetup, serve } from "./server.mjs";

try {
  const address = readAddress();
  prepareDataFolder();
  const site = await serve(address);
  const setup = await describeSetup(site);
  if (setup) console.log(setup);
  console.log(`Ready at ${site}`);
} catch (error) {
  console.error(error instanceof Error && error.name === "Failure" ? error.message : error);
  process.exit(1);
}
