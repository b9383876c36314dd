// Serves the build that is there, without a look at whether it is fresh: `npm start` is what a person wants.
import { prepareDataFolder, readAddress, readSecretFiles } from "./environment.mjs";
import { readLogFormat, writeLog } from "./log.mjs";
import { announce, serve } from "./server.mjs";

try {
  const address = readAddress();
  readSecretFiles();
  prepareDataFolder();
  await announce(await serve(address));
} catch (error) {
  const isExpected = error instanceof Error && error.name === "Failure";
  const message = error instanceof Error ? error.message : String(error);
  if (readLogFormat() === "text") console.error(isExpected ? message : error);
  else
    writeLog("error", "start", {
      message,
      stack: error instanceof Error && !isExpected ? error.stack : undefined,
    });
  process.exit(1);
}
