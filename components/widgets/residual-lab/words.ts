import type { Palette } from "@/components/charts/palette";
import type { Series } from "@/components/charts/series";
import type { NetSpec } from "./experiments";
import type { NetFrame, ResidualFrame } from "./job";

export function nameNet({ depth, isResidual }: NetSpec): string {
  return `${isResidual ? "residual" : "plain"} ${depth}`;
}

/** Orange for plain, blue for residual; the shallow one of each pair dashed. */
export function styleNet(spec: NetSpec, nets: readonly NetFrame[], { classes }: Palette): Partial<Series> {
  const isShallow = nets.some((net) => net.spec.depth > spec.depth);
  return { color: classes[spec.isResidual ? 0 : 4], dash: isShallow };
}

/** How many times as long the gradient is at the first layer as at the last. */
export function compareEnds(profile: Float32Array): number {
  return (profile[0] ?? NaN) / (profile.at(-1) ?? NaN);
}

export const printLoss = (loss: number) => (Number.isFinite(loss) ? loss.toFixed(2) : "no number");

/** "2,700 times" or "0.27 times", of two digits. */
export function printRatio(ratio: number): string {
  if (!Number.isFinite(ratio)) return "no number";
  return `${ratio.toLocaleString("en-US", { maximumSignificantDigits: 2 })} times`;
}

const findDeepest = (frame: ResidualFrame, isResidual: boolean) =>
  frame.nets.filter(({ spec }) => spec.isResidual === isResidual).at(-1);

/** What is in view, as a sentence with its numbers. */
export function writeTitle(frame: ResidualFrame | null): string {
  const [plain, residual] = frame === null ? [] : [findDeepest(frame, false), findDeepest(frame, true)];
  if (frame === null || plain === undefined || residual === undefined)
    return "Plain networks and networks with skips, side by side";
  const { depth } = plain.spec;
  if (plain.losses.length === 0) {
    const [without, withSkips] = [plain, residual].map(({ start }) => printRatio(compareEnds(start)));
    return `Before training, the first of ${depth} layers gets ${without} the last one’s gradient; with skips, ${withSkips}`;
  }
  const [without, withSkips] = [plain, residual].map(({ losses }) => printLoss(losses.at(-1) ?? NaN));
  return `After ${frame.step} steps the loss of ${depth} layers is ${without}, and with skips ${withSkips}`;
}
