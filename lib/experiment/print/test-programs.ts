import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createDenseEngine } from "../engines/dense/create-engine";
import { splitNames } from "../prepare-data";
import type { Experiment } from "../schema";

const run = promisify(execFile);

/** One line of a program's report. */
export interface Report {
  epoch: number;
  step: number;
  /** By the part's name: "training", "validation", "test". */
  parts: Record<string, { loss: number; accuracy: number | null }>;
}

const divider = "==== next program";

/**
 * Runs programs one after another in one process of Node, so that TensorFlow.js is loaded once. They lie below the
 * repository's node_modules, where Node finds their import.
 * @returns what each program reported
 * @throws Error with the first failing program's message
 */
export async function runModules(programs: readonly string[]): Promise<Report[][]> {
  return inFolder(async (folder) => {
    const imports = await Promise.all(
      programs.map(async (program, i) => {
        await writeFile(join(folder, `${i}.mjs`), program);
        return `console.log("${divider}");\nawait import("./${i}.mjs");\n`;
      }),
    );
    await writeFile(join(folder, "all.mjs"), imports.join(""));
    const { stdout } = await run(process.execPath, [join(folder, "all.mjs")], { maxBuffer: 1e8 });
    return stdout.split(divider).slice(1).map(readReports);
  });
}

export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const cache = fileURLToPath(new URL("../../../node_modules/.cache/", import.meta.url));
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "printed-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export function readReports(output: string): Report[] {
  return [...output.matchAll(/^epoch (\d+), step (\d+): (.*)$/gm)].map(([, epoch, step, figures = ""]) => ({
    epoch: Number(epoch),
    step: Number(step),
    parts: Object.fromEntries(
      [...figures.matchAll(/(\w+) loss ([^,;]+)(?:, accuracy ([\d.]+))?/g)].map(
        ([, name, loss, accuracy]) => [
          name,
          { loss: Number(loss), accuracy: accuracy === undefined ? null : Number(accuracy) },
        ],
      ),
    ),
  }));
}

/** How far a program's losses are from our engine's, at most: relative to the loss, which counts as 0.01 at least. */
export async function measureDistance(experiment: Experiment, reports: readonly Report[]): Promise<number> {
  const engine = createDenseEngine(experiment);
  let apart = 0;
  for (const { step, parts } of reports) {
    while (engine.step < step) engine.trainStep();
    for (const split of splitNames) {
      const part = parts[split === "train" ? "training" : split];
      const { loss } = await engine.evaluate(split);
      if (engine.data.parts[split].count === 0) continue;
      apart = Math.max(apart, Math.abs((part?.loss ?? Infinity) - loss) / Math.max(loss, 0.01));
    }
  }
  return apart;
}
