"use client";

import { LossValues } from "@/components/training/game/loss-values";
import { ValuesTable } from "@/components/widget/values-table";
import { COUNTED } from "./counts";
import type { Frame, Judged } from "./job";

/** What D and the reader say of some pictures. */
function JudgedTable({
  caption,
  first,
  of: { judged, readings },
}: {
  caption: string;
  first: string;
  of: Judged;
}) {
  return (
    <ValuesTable
      caption={caption}
      columns={[first, "D", "read as", "probability"]}
      rows={readings.map(({ digit, probability }, i) => [i + 1, judged[i] ?? "", digit, probability])}
    />
  );
}

/** The text twin of the pictures and of both charts. */
export function Values({ frame }: { frame: Frame | null }) {
  if (frame === null) return null;
  const { samples, examples, way, surveys, history } = frame;
  return (
    <>
      <JudgedTable caption="The samples" first="sample" of={samples} />
      <JudgedTable caption="Real digits" first="digit" of={examples} />
      <JudgedTable caption="On the way from A to B" first="place" of={way} />
      <ValuesTable
        caption={`What the reader names ${COUNTED} samples, and as many real digits`}
        columns={["digit", "samples", "of these sure", "real", "of these sure"]}
        rows={surveys.samples.named.map((count, digit) => [
          digit,
          count,
          surveys.samples.sure[digit] ?? "",
          surveys.examples.named[digit] ?? "",
          surveys.examples.sure[digit] ?? "",
        ])}
      />
      <LossValues history={history} />
    </>
  );
}
