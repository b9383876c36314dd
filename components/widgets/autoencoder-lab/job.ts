import { createEngine } from "@/lib/experiment/engines/create-engine";
import type { EngineState } from "@/lib/experiment/engines/engine";
import { defineJob } from "@/lib/lab/job";
import { decode } from "./decode";
import { createAutoencoder, findCodeLayer, PIXELS, type Settings } from "./experiment";
import { findCorners, type Place, type PlaneView, SHOWN, STRIP, TILES, toCode } from "./plane";
import { latentSizes } from "./state";
import { getAxes, measureError, projectOnFirst } from "./principal";

/** Steps between two points of the curve. */
export const WINDOW = 62;

export interface Spec {
  settings: Settings;
  place: Place;
}

/** Another place to decode. */
export interface Command {
  place: Place;
}

export interface Losses {
  step: number[];
  /** Mean loss of the batches since the last point. */
  train: number[];
  /** Error on the digits held back. */
  heldOut: number[];
}

export interface Frame {
  step: number;
  losses: Losses;
  /** Error on the digits held back. */
  heldOut: number;
  /** The same by principal axes, as many as each of `latentSizes`. */
  axes: number[];
  /** Error of what the network sees: 0 without noise. */
  seen: number;
  /** Which digit each of the shown ones is, [SHOWN]. */
  labels: Int32Array;
  plane: PlaneView | null;
  /** [STRIP, PIXELS] each: without noise, what the network sees, gives, and what the principal axes give. */
  strip: Record<"clean" | "seen" | "given" | "axes", Float32Array>;
}

interface Saved {
  engine: EngineState;
  losses: Losses;
}

/** Trains one autoencoder, and looks into its code. */
export const job = defineJob<Spec, Command, Frame>({
  device: "any",
  async create({ settings, place: first }, context) {
    const experiment = createAutoencoder(settings);
    const codeLayer = findCodeLayer(experiment);
    const engine = await createEngine(experiment, context.tf);
    const last = settings.epochs * engine.stepsPerEpoch;
    const { validation } = engine.data.parts;
    const principal = getAxes(engine.data, PIXELS, JSON.stringify(experiment.data.seed));
    const axes = latentSizes.map((latent) =>
      measureError(projectOnFirst(validation.inputs, principal, latent), validation.targets),
    );
    const seen = measureError(validation.inputs, validation.targets);
    const strip = validation.inputs.slice(0, STRIP * PIXELS);
    const byAxes = projectOnFirst(strip, principal, settings.latent);
    const clean = validation.targets.slice(0, STRIP * PIXELS);
    const shown = validation.inputs.subarray(0, SHOWN * PIXELS);
    const labels = (validation.labels as Int32Array).slice(0, SHOWN);
    let place = first;
    let losses: Losses = { step: [], train: [], heldOut: [] };
    let heldOut = (await engine.evaluate("validation")).loss;

    async function look(): Promise<void> {
      heldOut = (await engine.evaluate("validation")).loss;
      losses = {
        step: [...losses.step, engine.step],
        train: [...losses.train, await engine.readLoss()],
        heldOut: [...losses.heldOut, heldOut],
      };
    }

    const encode = async () => (await engine.observe(shown, SHOWN))[codeLayer] as Float32Array;

    /** @param codes [SHOWN, 2] */
    async function viewPlane(codes: Float32Array): Promise<PlaneView> {
      const { low, high } = findCorners(codes);
      const weights = await engine.readWeights();
      const places = new Float32Array(2 * (TILES * TILES + 1));
      for (let i = 0; i < TILES * TILES; i++) {
        const [row, column] = [Math.floor(i / TILES), i % TILES];
        const at = { x: (2 * column + 1) / TILES - 1, y: 1 - (2 * row + 1) / TILES };
        places.set(toCode({ low, high }, at), 2 * i);
      }
      places.set(toCode({ low, high }, place), 2 * TILES * TILES);
      const decoded = decode(experiment, weights, codeLayer, places, TILES * TILES + 1);
      const tiles = decoded.subarray(0, TILES * TILES * PIXELS);
      return { codes, low, high, decoded: decoded.slice(tiles.length), tiles: tiles.slice() };
    }

    return {
      async step() {
        if (engine.step >= last) return;
        engine.trainStep();
        if (engine.step % WINDOW === 0 || engine.step === last) await look();
      },
      async frame() {
        const codes = settings.latent === 2 ? await encode() : null;
        const given = await engine.predict(strip, STRIP);
        return {
          frame: {
            step: engine.step,
            losses,
            heldOut,
            axes,
            seen,
            labels,
            plane: codes && (await viewPlane(codes)),
            strip: { clean, seen: strip, given, axes: byAxes },
          },
        };
      },
      command(command) {
        place = command.place;
      },
      save: async (): Promise<Saved> => ({ engine: await engine.readState(), losses }),
      async restore(snapshot) {
        const saved = snapshot as Saved;
        engine.writeState(saved.engine);
        losses = saved.losses;
        heldOut = (await engine.evaluate("validation")).loss;
      },
      done: () => engine.step >= last,
      position: () => engine.step,
      dispose: () => engine.dispose(),
    };
  },
});
