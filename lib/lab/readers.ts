import { createTfjsEngine, type TfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import type { EngineState } from "@/lib/experiment/engines/engine";
import type { Tf } from "@/lib/experiment/engines/tfjs/tf";
import type { Experiment } from "@/lib/experiment/schema";

/** Steps between two looks at what a reader makes of a sign. */
const lookEvery = 20;

/** Networks that learn to read signs and are then looked at, each made when it is first asked for. */
export interface Readers<Name extends string> {
  get(name: Name): Promise<TfjsEngine>;
  isTrained(name: Name): boolean;
  /** One training step. @returns whether it is time to look: every 20 steps, and when it is trained */
  train(name: Name): Promise<boolean>;
  countSteps(): Record<Name, number>;
  /** Steps of all of them together. */
  position(): number;
  save(): Promise<ReadersState<Name>>;
  restore(states: ReadersState<Name>): Promise<void>;
  dispose(): void;
}

export type ReadersState<Name extends string> = Partial<Record<Name, EngineState>>;

/** @param steps of each reader's training */
export function createReaders<Name extends string>(
  tf: Tf,
  steps: Record<Name, number>,
  makeExperiment: (name: Name) => Experiment,
): Readers<Name> {
  const names = Object.keys(steps) as Name[];
  const engines = new Map<Name, TfjsEngine>();

  async function get(name: Name): Promise<TfjsEngine> {
    const engine = engines.get(name) ?? (await createTfjsEngine(tf, makeExperiment(name)));
    engines.set(name, engine);
    return engine;
  }
  const count = (name: Name) => engines.get(name)?.step ?? 0;
  const isTrained = (name: Name) => count(name) >= steps[name];

  return {
    get,
    isTrained,
    async train(name) {
      const engine = await get(name);
      engine.trainStep();
      return engine.step % lookEvery === 0 || isTrained(name);
    },
    countSteps: () => Object.fromEntries(names.map((name) => [name, count(name)])) as Record<Name, number>,
    position: () => names.reduce((sum, name) => sum + count(name), 0),
    async save() {
      const states: ReadersState<Name> = {};
      for (const [name, engine] of engines) states[name] = await engine.readState();
      return states;
    },
    async restore(states) {
      for (const name of names) {
        const state = states[name];
        if (state !== undefined) (await get(name)).writeState(state);
      }
    },
    dispose: () => engines.forEach((engine) => engine.dispose()),
  };
}
