import type { Cell } from "@/components/charts/matrix-grid";
import { Readout } from "@/components/widget/readout";
import type { Volume } from "@/lib/math/convolution";
import { channelNames, readPixel } from "./model";
import type { State } from "./state";

/** The three numbers of a pixel, each with its index in the tensor. */
export function PixelReadout({
  picture,
  cell: { row, column },
  scale,
}: {
  picture: Volume;
  cell: Cell;
  scale: State["scale"];
}) {
  return (
    <Readout
      items={readPixel(picture, row, column, scale).map((value, channel) => ({
        label: `${channelNames[channel]} x[${row}, ${column}, ${channel}]`,
        value: String(value),
        width: 4,
      }))}
    />
  );
}
