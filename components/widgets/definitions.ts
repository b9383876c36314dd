import type { WidgetDefinition } from "@/lib/contract/widget";
import { definition as convolutionStepper } from "./convolution-stepper/state";
import { definition as gradientPowers } from "./gradient-powers/state";
import { definition as lstmGateVisualizer } from "./lstm-gate-visualizer/state";
import { definition as networkSizer } from "./network-sizer/state";
import { definition as weightInitExplorer } from "./weight-init-explorer/state";

/** Every widget that a lesson may embed and `/widgets/<name>` shows alone. */
export const definitions: readonly WidgetDefinition<object>[] = [
  convolutionStepper,
  gradientPowers,
  lstmGateVisualizer,
  networkSizer,
  weightInitExplorer,
];
