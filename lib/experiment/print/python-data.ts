import type { Plan } from "./plan";
import { printExamples } from "./python/examples";
import { printRandom } from "./python/random";
import { printSource } from "./python/source";

/**
 * The data of an Experiment in plain Python and NumPy: `parts`, by name ("training", "validation", "test"), each
 * (inputs [examples, features], targets [examples, outputs]), both float32; the same numbers as lib/experiment/prepare-data's.
 * @param rest the program's other parts, which decide what the generator of random numbers must give
 */
export function printPythonData(plan: Plan, rest: string): string {
  const source = printSource(plan);
  return [printRandom(source + rest), source, printExamples(plan)].join("\n\n\n");
}
