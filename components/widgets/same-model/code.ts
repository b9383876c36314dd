import type { CodeListing } from "@/components/widget/code-dialog";
import { printKeras } from "@/lib/experiment/print/keras";
import { printNotebook } from "@/lib/experiment/print/notebook";
import { printPytorch } from "@/lib/experiment/print/pytorch";
import { printTensorflow } from "@/lib/experiment/print/tfjs";
import type { Experiment } from "@/lib/experiment/schema";

/** The whole programs, and their notebooks. */
export function printPrograms(experiment: Experiment): CodeListing {
  return {
    tensorflowjs: printTensorflow(experiment),
    keras: printKeras(experiment),
    pytorch: printPytorch(experiment),
    notebook: (library) => printNotebook(experiment, library),
  };
}
