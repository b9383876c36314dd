// The entry of every `npm run` command: `node scripts/command.mjs start`.
// It must be readable by any Node, however old, so that the wrong one gets a sentence instead of a syntax error:
// no static import but this one, and the command itself is imported only after the check.
import { findNodeFault } from "./node-version.mjs";

const fault = findNodeFault(process.versions.node);
if (fault) {
  console.error(fault);
  process.exit(1);
}

const name = process.argv[2];
process.argv.splice(2, 1);
import("./" + name + ".mjs").catch(function (error) {
  // A Failure speaks for itself; anything else is a fault of ours and shows where it is.
  const isExpected = error && error.name === "Failure";
  console.error(isExpected ? error.message : error);
  process.exit(1);
});
