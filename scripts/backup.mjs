// `npm run backup` or `npm run backup -- <file>`: all that the database holds, while the server runs.
import { resolveFile, runOperation } from "./operations-bundle.mjs";

const [file] = process.argv.slice(2);
const chosen = file === undefined ? undefined : resolveFile(file);
await runOperation(({ backUp }) => backUp(chosen));
