import { createEngine } from "@/lib/experiment/engines/create-engine";
import type { EngineState } from "@/lib/experiment/engines/engine";
import { defineJob } from "@/lib/lab/job";
import { type Baseline, measureBaseline } from "./baseline";
import { createTraining } from "./experiments";
import type { State } from "./state";

/** Steps between two looks at the examples held back. */
export const LOOK = 20;
/** Examples whose answers are shown. */
const SHOWN = 3;

/** One example held back, step by step: symbols and answers by their number, a wave by its values. */
export interface Example {
  read: number[];
  right: number[];
  given: number[];
}

/** What the examples held back say after so many steps. */
interface Look {
  step: number;
  loss: number;
  /** Null where numbers are asked for. */
  accuracy: number | null;
}

export interface Frame {
  step: number;
  baseline: Baseline;
  looks: Look[];
  examples: Example[];
}

interface Saved {
  looks: Look[];
  engine: EngineState;
}

/** Trains one shape on its task. */
export const job = defineJob<State, never, Frame>({
  device: "any",
  async create(spec, context) {
    const engine = await createEngine(createTraining(spec), context.tf);
    const { validation } = engine.data.parts;
    const baseline = measureBaseline(engine.data);
    let looks: Look[] = [];
    let examples: Example[] = [];

    async function look(): Promise<void> {
      const { loss, accuracy } = await engine.evaluate("validation");
      if (looks.at(-1)?.step !== engine.step) looks.push({ step: engine.step, loss, accuracy });
      examples = await readExamples();
    }

    async function readExamples(): Promise<Example[]> {
      const { outputs, inputShape, encoding } = engine.data;
      const cut = (values: Float32Array, i: number) => {
        const size = values.length / validation.count;
        return values.subarray(i * size, (i + 1) * size);
      };
      const size = validation.raw.length / validation.count;
      const answers = await engine.predict(validation.raw.slice(0, SHOWN * size), SHOWN);
      const read = (values: Float32Array) =>
        encoding === "values" ? [...values] : findLargest(values, outputs);
      return Array.from({ length: SHOWN }, (_, i) => {
        const inputs = cut(validation.raw, i);
        return {
          read: inputShape.length === 1 ? [...inputs] : findLargest(inputs, inputShape[1] ?? 1),
          right: read(cut(validation.targets, i)),
          given: read(answers.subarray((i * answers.length) / SHOWN, ((i + 1) * answers.length) / SHOWN)),
        };
      });
    }

    try {
      await look();
    } catch (error) {
      engine.dispose();
      throw error;
    }
    return {
      async step() {
        if (engine.step >= spec.steps) return;
        engine.trainStep();
        if (engine.step % LOOK !== 0 && engine.step !== spec.steps) return;
        await engine.readLoss();
        await look();
      },
      frame: () => Promise.resolve({ frame: { step: engine.step, baseline, looks: [...looks], examples } }),
      async save(): Promise<Saved> {
        return { looks: [...looks], engine: await engine.readState() };
      },
      async restore(snapshot) {
        const saved = snapshot as Saved;
        engine.writeState(saved.engine);
        looks = [...saved.looks];
        examples = await readExamples();
      },
      done: () => engine.step >= spec.steps,
      position: () => engine.step,
      dispose: () => engine.dispose(),
    };
  },
});

/** Where each row of so many numbers is largest. */
function findLargest(values: Float32Array, size: number): number[] {
  return Array.from({ length: values.length / size }, (_, row) => {
    const numbers = values.subarray(row * size, (row + 1) * size);
    return numbers.indexOf(Math.max(...numbers));
  });
}
