"use client";

import { printAnswer, rankAnswers } from "@/components/training/sign-answers";
import { useMemo } from "react";
import { Panel } from "@/components/charts/panels";
import { usePalette } from "@/components/charts/palette";
import { PictureCanvas } from "@/components/charts/picture-canvas";
import { PixelPicture } from "@/components/charts/pixel-picture";
import type { WidgetHandle } from "@/components/widget/use-widget";
import { createAim, signSide, signSize } from "@/lib/data/signs/paint-sign";
import type { LabFrame, StickerView } from "./job";
import { arrangeTiles, splitChannels } from "@/components/training/sign-pictures";
import { SignStage } from "@/components/training/sign-stage";
import { drawShownLooks } from "./signs";
import type { State } from "./state";
import styles from "./view.module.css";

const TILES = 5;

const limit = (value: number) => Number(Math.max(-1, Math.min(1, value)).toFixed(2));

/** One sign with the sticker, to be dragged over it, and the ten that wear it without having been practised on. */
export function StickerPanel({
  state,
  set,
  frame,
  sticker,
}: Pick<WidgetHandle<State>, "state" | "set"> & { frame: LabFrame; sticker: StickerView }) {
  const palette = usePalette();
  const { sign, example } = frame.question;
  const { seed } = state;
  const looks = useMemo(() => drawShownLooks(seed), [seed]);
  const volume = useMemo(
    () => splitChannels(sticker.worn.subarray(example * signSize, (example + 1) * signSize)),
    [example, sticker],
  );
  const mosaic = useMemo(() => arrangeTiles(sticker.worn, TILES), [sticker]);
  const moveTo = (row: number, column: number, ends: boolean) => {
    const look = looks[example];
    if (look === undefined) return;
    const [x, y] = createAim(look)(column + 0.5, row + 0.5);
    set({ x: limit(x), y: limit(y) }, { transient: !ends });
  };
  const read = (index: number) => printAnswer(rankAnswers(sticker.answers, index)[0]);
  return (
    <SignStage>
      <Panel title="Drag the sticker" note={`step ${sticker.step}`}>
        <PictureCanvas
          label={`A ${sign} sign with the sticker, read as ${read(example)}; arrow keys move the sticker`}
          volume={volume}
          channel={0}
          shade={{ kind: "color" }}
          palette={palette}
          width={224}
          onMove={({ row, column }, { ends }) => moveTo(row, column, ends)}
          onStep={(rows, columns) =>
            set({ x: limit(state.x + 0.05 * columns), y: limit(state.y + 0.05 * rows) })
          }
        />
        <p className={styles.reading}>read as {read(example)}</p>
      </Panel>
      <Panel title="On ten signs it was not made on">
        <PixelPicture
          label={`Ten ${sign} signs that wear the sticker`}
          values={mosaic}
          rows={2 * signSide}
          columns={TILES * signSide}
          channels={3}
          tile={signSide}
          shade={{ kind: "levels", low: 0, high: 1 }}
          describe={(row, column) => {
            const index = TILES * Math.floor(row / signSide) + Math.floor(column / signSide);
            return `sign ${index + 1}: read as ${read(index)}`;
          }}
        />
      </Panel>
    </SignStage>
  );
}
