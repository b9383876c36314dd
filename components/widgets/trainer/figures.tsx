import { Readout } from "@/components/widget/readout";
import type { RunPoint } from "@/lib/experiment/run/point";
import { printLoss, printShare } from "./words";

/** Losses and accuracies as they are now, in one line that never jumps. */
export function Figures({ now, epoch }: { now: RunPoint | null; epoch: number }) {
  const loss = (part: "train" | "validation" | "test") =>
    now === null
      ? "–"
      : Number.isNaN(now[part].loss) && part !== "train"
        ? "none"
        : printLoss(now[part].loss);
  const share = (part: "train" | "validation" | "test") =>
    now === null ? "–" : printShare(now[part].accuracy);
  return (
    <Readout
      items={[
        { label: "epoch", value: epoch < 1000 ? epoch.toFixed(1) : epoch.toFixed(0), width: 7 },
        { label: "training loss", value: loss("train"), width: 7 },
        { label: "right", value: share("train"), width: 6 },
        { label: "validation loss", value: loss("validation"), width: 7 },
        { label: "right", value: share("validation"), width: 6 },
        { label: "test loss", value: loss("test"), width: 7 },
        { label: "right", value: share("test"), width: 6 },
      ]}
    />
  );
}
