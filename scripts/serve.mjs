// Serves the build that is there, without a look at whether it is fresh: `npm start` is what a person wants.
import { prepareDataFolder, readAddress } from "./environment.mjs";
import { serve } from "./server.mjs";

try {
  const address = readAddress();
  prepareDataFolder();
  console.log(`Ready at ${await serve(address)}`);
} catch (error) {
  console.error(error instanceof Error && error.name === "Failure" ? error.message : error);
  process.exit(1);
}
