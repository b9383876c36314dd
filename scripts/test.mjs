// Everything: `npm test`. Or some stages by name: `npm test -- unit e2e`.
import { Failure } from "./failure.mjs";
import { installIfStale } from "./install.mjs";
import { runStages } from "./run-stages.mjs";
import { STAGES } from "./stages.mjs";

const names = process.argv.slice(2);
const unknown = names.find((name) => !STAGES.some((stage) => stage.name === name));
if (unknown !== undefined) {
  throw new Failure(`There is no stage ${unknown}: ${STAGES.map(({ name }) => name).join(", ")}.`);
}

await installIfStale();
const isFine = await runStages(STAGES.filter(({ name }) => names.length === 0 || names.includes(name)));
process.exitCode = isFine ? 0 : 1;
