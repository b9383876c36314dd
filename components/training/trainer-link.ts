import { encodeJson } from "@/lib/contract/base64";
import type { Experiment } from "@/lib/experiment/schema";

/** The address at which the trainer opens with this Experiment. */
export function printTrainerLink({ data, model, training }: Experiment): string {
  return `/widgets/trainer#${encodeJson({ data, model, training })}`;
}
