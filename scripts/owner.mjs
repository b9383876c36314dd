// `npm run owner -- <the site's address>`: a link for the very first account, where the log must not hold it.
import { readAddress } from "./environment.mjs";
import { runOperation } from "./operations-bundle.mjs";

const [site = `http://localhost:${readAddress().port}`] = process.argv.slice(2);
await runOperation(({ inviteOwner }) => inviteOwner(site));
