"use client";

import { useMemo } from "react";
import { usePalette } from "@/components/charts/palette";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { useWalk } from "@/components/widget/use-walk";
import { Walk } from "@/components/widget/walk";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import { editPixel, editWeight, findPreset, keepLearned, setSource } from "./edit";
import { Formula } from "./formula";
import { LearnPanel } from "./learn-panel";
import { printNumber } from "@/components/charts/print-number";
import { buildStage, countSteps, toVolume, type Stage } from "./model";
import { PICTURE_SIDE } from "@/lib/data/picture";
import { presetLabels } from "./presets";
import { StageView } from "./stage-view";
import { definition, type State } from "./state";
import { useLearning } from "./use-learning";
import { usePicture } from "./use-picture";
import { Values } from "./values";

const CAPTION =
  "The framed window of the image is multiplied, place by place, with the filter; the products and the bias add up to the framed output. Point at a pixel to see every output that it feeds. Grids are moved through with the arrow keys; typing a number changes a pixel or a weight.";

function describeStage(stage: Stage): string {
  if (stage.fault !== null) return "No window of this size fits the image";
  const products = stage.terms.length === 1 ? "1 product" : `${stage.terms.length} products`;
  return `Output row ${stage.row + 1}, column ${stage.column + 1} is ${printNumber(stage.sum)}: ${products} and a bias of ${printNumber(stage.bias)}, added up`;
}

/** A filter over an image, one output at a time, with every size to change and a filter to learn. */
export function ConvolutionStepper(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const palette = usePalette();
  const picture = usePicture(state.source, state.pictureSeed, state.image.length);
  const image = useMemo(() => picture.picture ?? toVolume(state.image), [picture.picture, state.image]);
  const plain = useMemo(() => buildStage(state, image), [state, image]);
  const { job, frame, learned, wanted, history, filter, discard } = useLearning(
    state,
    image,
    plain.fault === null,
  );
  const stage = useMemo(
    () => (learned === null ? plain : buildStage(state, image, learned)),
    [state, image, learned, plain],
  );
  const walk = useWalk({ ...countSteps(stage), columns: stage.geometry.columns.output, set });

  const preset = findPreset(state, state.filters[filter] ?? []);
  const readFile = async (file: File) => {
    if (await picture.readFile(file)) set(setSource(state, "upload", PICTURE_SIDE / 2));
  };
  const isEditable = state.source === "matrix";

  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={describeStage(stage)}
      job={job}
      primary="Learn it"
      code={() => printPrograms(state, stage)}
      caption={props.caption ?? CAPTION}
      controls={
        <Controls
          state={state}
          set={set}
          picture={picture}
          onFile={(file) => void readFile(file)}
          stableRate={frame?.stableRate ?? null}
        />
      }
      values={<Values stage={stage} />}
    >
      <StageView
        stage={stage}
        state={state}
        palette={palette}
        filterTitle={
          learned !== null
            ? "Filter so far"
            : preset === null
              ? "Filter"
              : (presetLabels[preset].split(":")[0] ?? "")
        }
        {...(walk.isPlaying ? { until: walk.index } : {})}
        wanted={wanted}
        onMove={(cell, isTransient) =>
          set({ row: cell.row, column: cell.column }, { transient: isTransient })
        }
        onChooseFilter={(next) => set({ filter: next })}
        {...(isEditable
          ? {
              onEditPixel: (channel: number, cell: { row: number; column: number }, value: number) =>
                set(editPixel(state, channel, cell.row, cell.column, value)),
            }
          : {})}
        onEditWeight={(channel, cell, value) =>
          set(editWeight(state, filter, channel, cell.row, cell.column, value))
        }
      />
      <Walk {...walk} />
      <Formula stage={stage} state={state} />
      {frame !== null && (
        <LearnPanel
          frame={frame}
          step={job.step}
          history={history}
          isDone={job.status === "done"}
          onKeep={() => {
            set(keepLearned(state, filter, frame.weights, frame.bias));
            discard();
          }}
          onDiscard={discard}
        />
      )}
    </WidgetFrame>
  );
}
