// `npm run migrate`: brings the database to this program's tables now, as a server does when it starts.
import { runOperation } from "./operations-bundle.mjs";

await runOperation(({ migrate }) => migrate());
