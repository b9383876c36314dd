// What can be known in a minute, without running the program: `npm run check`.
import { installIfStale } from "./install.mjs";
import { runStages } from "./run-stages.mjs";
import { STAGES } from "./stages.mjs";

await installIfStale();
const isFine = await runStages(STAGES.filter(({ quick }) => quick));
process.exitCode = isFine ? 0 : 1;
