import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { type CellName, cellNames } from "./cells";
import { job, type WalkthroughFrame } from "./job";
import type { Findings } from "./outputs";
import { definition, type State } from "./state";

export function makeState(patch: Partial<State> = {}): State {
  return definition.schema.parse(patch);
}

/** A run of the job in this process, for tests; its opening cells are yet to be run. */
export async function openWalk(state: State, cells: readonly CellName[] = []) {
  const tf = await loadTfNode("wasm");
  const run = await job.create(
    { state, cells },
    { signal: new AbortController().signal, device: "wasm", tf: async () => tf },
  );
  const finish = async () => {
    while (run.done?.() === false) await run.step();
    return (await run.frame()).frame;
  };
  return {
    run,
    tf,
    finish,
    /** Asks for cells and waits for all of them. */
    async ask(asked: readonly CellName[], now = state): Promise<WalkthroughFrame> {
      await run.command?.({ kind: "run", state: now, cells: asked });
      return finish();
    },
  };
}

/** What all twelve cells find, one after the other. */
export async function walk(state: State): Promise<Findings> {
  const { run, finish } = await openWalk(state, cellNames);
  const { outputs } = await finish();
  run.dispose();
  const found = Object.entries(outputs).map(([cell, output]) => [cell, output.found]);
  return Object.fromEntries(found) as Findings;
}
