// `npm run restore -- <file>`, with --replace where the database is not empty.
import { parseArgs } from "node:util";
import { Failure } from "./failure.mjs";
import { resolveFile, runOperation } from "./operations-bundle.mjs";

const { values, positionals } = parseArgs({
  options: { replace: { type: "boolean", default: false } },
  allowPositionals: true,
});
const [file] = positionals;
if (file === undefined || positionals.length > 1) {
  throw new Failure(
    "Say which backup: npm run restore -- data/backups/<file>, with --replace where there is data already.",
  );
}
const chosen = resolveFile(file);
await runOperation(({ restore }) => restore(chosen, values.replace));
