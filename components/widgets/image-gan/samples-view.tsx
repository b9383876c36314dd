"use client";

import { TileGrid } from "@/components/charts/tile-grid";
import { Panel } from "@/components/charts/panels";
import { SAMPLES, SIDE } from "./counts";
import type { Frame } from "./job";
import type { State } from "./state";
import { describeCover, describePicture } from "./words";

export interface SamplesViewProps extends Pick<State, "from" | "to" | "digits"> {
  frame: Frame;
  isMoving: boolean;
  /** A sample that was pressed. */
  onChoose: (index: number) => void;
}

/** Samples of fixed latent points, and real digits beneath. */
export function SamplesView({ frame, isMoving, from, to, digits, onChoose }: SamplesViewProps) {
  return (
    <>
      <Panel title="Samples" note="always of the same points">
        <TileGrid
          label={`${SAMPLES} samples after ${frame.round} rounds; ${describeCover(frame, digits)}. Arrow keys go from one to the next, Enter chooses it`}
          pictures={frame.samples.pictures}
          side={SIDE}
          columns={8}
          marks={from === to ? { [from]: "A" } : { [from]: "A", [to]: "B" }}
          describe={(index) => `Sample ${index + 1}: ${describePicture(frame.samples, index)}`}
          hint="Point at a picture: what do D and the reader say of it?"
          isMoving={isMoving}
          onChoose={onChoose}
        />
      </Panel>
      <Panel title="Real digits" note="from the data">
        <TileGrid
          label="16 digits of the data. Arrow keys go from one to the next"
          pictures={frame.examples.pictures}
          side={SIDE}
          columns={8}
          describe={(index) => `Digit ${index + 1}: ${describePicture(frame.examples, index)}`}
          hint="And here: what do they say of real ones?"
          isMoving={isMoving}
        />
      </Panel>
    </>
  );
}
