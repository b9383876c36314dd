import { Failure } from "./failure.mjs";

/**
 * Runs stages in order up to the first that fails, says how long each took, and ends with one line of counts.
 *
 * @param {import("./stages.mjs").Stage[]} stages
 * @returns {Promise<boolean>} whether all hold
 */
export async function runStages(stages) {
  /** @type {string[]} */
  const rows = [];
  const total = { passed: 0, failed: 0 };
  for (const stage of stages) {
    console.log(`\n${stage.name}: ${stage.about}`);
    const begin = performance.now();
    const { ok, passed, failed } = await runStage(stage);
    total.passed += passed;
    total.failed += failed;
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    rows.push(
      `${ok ? "ok    " : "FAILED"} ${stage.name.padEnd(8)} ${seconds.padStart(7)} s${passed > 0 ? `   ${passed} passed` : ""}`,
    );
    console.log(rows.at(-1));
    if (!ok) break;
  }
  const left = stages.slice(rows.length).map(({ name }) => name);
  console.log(`\n${rows.join("\n")}`);
  if (left.length > 0) console.log(`not run: ${left.join(", ")}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
}

/** @param {import("./stages.mjs").Stage} stage */
async function runStage(stage) {
  try {
    return await stage.run();
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    return { ok: false, passed: 0, failed: 1 };
  }
}
