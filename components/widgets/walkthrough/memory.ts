import type { EngineState } from "@/lib/experiment/engines/engine";
import { createTfjsEngine, type TfjsEngine } from "@/lib/experiment/engines/tfjs/create-engine";
import { type PreparedData, prepareData } from "@/lib/experiment/prepare-data";
import type { Experiment } from "@/lib/experiment/schema";
import type { Tf } from "@/lib/lab/job";
import type { CurvePoint } from "./outputs";

/** A network with how it was made and how its training went. */
export interface Model {
  experiment: Experiment;
  engine: TfjsEngine;
  points: CurvePoint[];
}

/** A model without its tensors, to go on elsewhere. */
export interface SavedModel {
  experiment: Experiment;
  state: EngineState;
  points: CurvePoint[];
}

export interface SavedMemory {
  trained: SavedModel | null;
  /** Null also where it is the trained one. */
  chosen: SavedModel | null;
  isSame: boolean;
}

/** What the cells share: the examples, the network trained by its cell, and the one that tuning chose. */
export interface Memory {
  tf(): Promise<Tf>;
  /** The examples of an Experiment, made once for all cells that ask for the same. */
  getData(experiment: Experiment): PreparedData;
  /** @throws Error before training */
  getTrained(): Model;
  /** @throws Error before tuning */
  getChosen(): Model;
  /** Keep a model, and free the one kept before unless it is still in use. */
  keepTrained(model: Model): void;
  keepChosen(model: Model): void;
  save(): Promise<SavedMemory>;
  restore(saved: SavedMemory): Promise<void>;
  dispose(): void;
}

export function createMemory(tf: () => Promise<Tf>): Memory {
  let data: { key: string; prepared: PreparedData } | null = null;
  let trained: Model | null = null;
  let chosen: Model | null = null;

  function need(model: Model | null): Model {
    if (model === null) throw new Error("A cell ran before the one that it needs");
    return model;
  }

  async function pack(model: Model | null): Promise<SavedModel | null> {
    if (model === null) return null;
    const { experiment, points } = model;
    return { experiment, points, state: await model.engine.readState() };
  }

  async function unpack(saved: SavedModel | null): Promise<Model | null> {
    if (saved === null) return null;
    const engine = await createTfjsEngine(await tf(), saved.experiment);
    engine.writeState(saved.state);
    return { experiment: saved.experiment, points: saved.points, engine };
  }

  function replace(before: Model | null, others: readonly (Model | null)[]): void {
    if (before !== null && !others.includes(before)) before.engine.dispose();
  }

  return {
    tf,
    getData({ data: spec, training }) {
      const key = JSON.stringify(spec);
      if (data?.key !== key) data = { key, prepared: prepareData(spec, training.loss) };
      return data.prepared;
    },
    getTrained: () => need(trained),
    getChosen: () => need(chosen),
    keepTrained(model) {
      const before = trained;
      trained = model;
      replace(before, [trained, chosen]);
    },
    keepChosen(model) {
      const before = chosen;
      chosen = model;
      replace(before, [trained, chosen]);
    },
    async save() {
      const isSame = chosen === trained;
      return { trained: await pack(trained), chosen: isSame ? null : await pack(chosen), isSame };
    },
    async restore(saved) {
      trained = await unpack(saved.trained);
      chosen = saved.isSame ? trained : await unpack(saved.chosen);
    },
    dispose() {
      trained?.engine.dispose();
      if (chosen !== trained) chosen?.engine.dispose();
      trained = chosen = null;
    },
  };
}
