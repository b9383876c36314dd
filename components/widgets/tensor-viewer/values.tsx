import { ValuesTable } from "@/components/widget/values-table";
import type { Volume } from "@/lib/math/convolution";
import { type Piece, readPixel } from "./model";
import type { State } from "./state";

/** The text twin of the piece: a row for each pixel. */
export function Values({ cut, piece, scale }: { cut: Volume; piece: Piece; scale: State["scale"] }) {
  const { row, column, side } = piece;
  return (
    <ValuesTable
      caption="The pixels of the piece"
      columns={["row", "column", "red", "green", "blue"]}
      rows={Array.from({ length: side * side }, (_, i) => {
        const [r, c] = [Math.floor(i / side), i % side];
        return [row + r, column + c, ...readPixel(cut, r, c, scale)];
      })}
    />
  );
}
