"use client";

import { ValuesTable } from "@/components/widget/values-table";
import type { PictureFrame } from "./job";
import { listMoves } from "./list-moves";

/** The text twin of pictures and bars. */
export function Values({ frame, changed }: { frame: PictureFrame; changed: Float32Array }) {
  const { classes, before, after, original, shape } = frame;
  const moves = listMoves(original, changed, shape);
  return (
    <>
      <ValuesTable
        caption="Probabilities"
        columns={["class", "as it is", "changed"]}
        rows={classes.map((name, i) => [name, before[i] ?? NaN, after[i] ?? NaN])}
      />
      <ValuesTable
        caption={
          moves.length === 0
            ? "No value was moved"
            : `The ${moves.length === 1 ? "value" : `${moves.length} values`} moved furthest, from 0, black, to 1, white`
        }
        columns={["row", "column", "channel", "was", "is"]}
        rows={moves.map(({ row, column, channel, from, to }) => [row + 1, column + 1, channel + 1, from, to])}
      />
    </>
  );
}
