// `npm run move -- --to postgres://user:password@host/database`: from the SQLite file to an empty PostgreSQL database.
import { parseArgs } from "node:util";
import { Failure } from "./failure.mjs";
import { runOperation } from "./operations-bundle.mjs";

const { to } = parseArgs({ options: { to: { type: "string" } } }).values;
if (to === undefined) {
  throw new Failure("Say where to: npm run move -- --to postgres://user:password@host:5432/database");
}
await runOperation(({ move }) => move(to));
