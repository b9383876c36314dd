"use client";

import { useMemo, useState } from "react";
import type { Cell } from "@/components/charts/matrix-grid";
import { usePalette } from "@/components/charts/palette";
import { Panel } from "@/components/charts/panels";
import { PictureCanvas } from "@/components/charts/picture-canvas";
import { useWidth } from "@/components/charts/use-width";
import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { makePicture, PICTURE_SIDE } from "@/lib/data/picture";
import { printPrograms } from "./code";
import { cutPiece, placePiece, readPixel } from "./model";
import { PixelReadout } from "./pixel-readout";
import { Plane } from "./plane";
import { definition, type State } from "./state";
import { Values } from "./values";
import styles from "./view.module.css";

const CAPTION =
  "A picture of 128×128 pixels, made from the seed. The framed piece stands beside it, enlarged, and below as its three planes: the numbers of its red, its green and its blue. Rows and columns are counted from 0, from the top and from the left. Move the frame by drag or arrow keys; walk the numbers by arrow keys.";

const sides = ["4", "6", "8"].map((value) => ({ value, label: `${value}×${value}` }));
const limit = (value: number) => Math.max(0, Math.min(value, PICTURE_SIDE - 1));

/** A colour picture as numbers: where a pixel stands, and what its three channels hold. */
export function TensorViewer(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const { row, column, side, scale, seed } = state;
  const palette = usePalette();
  const { ref, width } = useWidth<HTMLDivElement>(640);
  const [pointed, setPointed] = useState<Cell | null>(null);
  const picture = useMemo(() => makePicture(seed), [seed]);
  const piece = placePiece(state, picture);
  const { row: top, column: left } = piece;
  const cut = useMemo(() => cutPiece(picture, { row: top, column: left, side }), [left, picture, side, top]);
  const shown = pointed ?? { row, column };
  const inside = { row: row - top, column: column - left };
  const fromPiece = (cell: Cell): Cell => ({ row: cell.row + top, column: cell.column + left });
  const isNarrow = width < 560;
  const large = Math.min(256, width);
  const cell = Math.floor(Math.min(38, (isNarrow ? width - 2 : (width - 48) / 3) / side));

  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={`The pixel in row ${row}, column ${column} is ${readPixel(picture, row, column, scale).join(", ")}`}
      code={() => printPrograms(state)}
      caption={props.caption ?? CAPTION}
      controls={
        <>
          <Segmented
            label="Piece"
            value={String(side)}
            options={sides}
            onChange={(value) => set({ side: Number(value) as State["side"] })}
          />
          <Segmented
            label="Values"
            value={scale}
            options={[
              { value: "bytes", label: "0 to 255" },
              { value: "shares", label: "0 to 1" },
            ]}
            onChange={(value) => set({ scale: value })}
          />
          <NumberField
            label="Seed of the picture"
            value={seed}
            min={0}
            max={9999}
            onChange={(value) => set({ seed: value })}
          />
        </>
      }
      readout={<PixelReadout picture={picture} cell={shown} scale={scale} />}
      values={<Values cut={cut} piece={piece} scale={scale} />}
    >
      <div ref={ref} className={styles.viewer}>
        <div className={styles.pictures}>
          <Panel title="Picture" note="128 × 128 × 3">
            <PictureCanvas
              label={`Picture of 128 by 128 pixels. The frame stands at row ${top}, column ${left}. Arrow keys move it.`}
              volume={picture}
              channel={0}
              shade={{ kind: "color" }}
              palette={palette}
              width={large}
              frame={{ row: top, column: left, rows: side, columns: side }}
              onMove={(at, { ends }) => set(at, { transient: !ends })}
              onStep={(rows, columns) => set({ row: limit(row + rows), column: limit(column + columns) })}
              onPoint={setPointed}
            />
          </Panel>
          <Panel title="The framed piece" note={`${side} × ${side} × 3`}>
            <PictureCanvas
              label={`The framed piece, enlarged; the pixel in row ${shown.row}, column ${shown.column} marked.`}
              volume={cut}
              channel={0}
              shade={{ kind: "color" }}
              palette={palette}
              width={large}
              frame={{ ...inside, rows: 1, columns: 1 }}
            />
          </Panel>
        </div>
        <div className={styles.planes}>
          {[0, 1, 2].map((channel) => (
            <Plane
              key={channel}
              cut={cut}
              channel={channel}
              scale={scale}
              size={cell}
              palette={palette}
              current={inside}
              onMove={(at) => set(fromPiece(at))}
              onPoint={(at) => setPointed(at === null ? null : fromPiece(at))}
            />
          ))}
        </div>
      </div>
    </WidgetFrame>
  );
}
