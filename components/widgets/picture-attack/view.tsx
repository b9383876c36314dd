"use client";

import { useContext, useMemo, useState } from "react";
import { GivenModelContext } from "@/components/training/given-model";
import { usePictureListener } from "@/components/training/picture-listener";
import { Readout } from "@/components/widget/readout";
import { useAskedJob } from "@/components/widget/use-asked-job";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { encodeFloats } from "@/lib/contract/base64";
import { measureReach, paintOver } from "@/lib/experiment/attacks/change";
import { printPrograms } from "./code";
import { Controls } from "./controls";
import type { PictureFrame } from "./job";
import { Pictures } from "./pictures";
import { Probabilities } from "./probabilities";
import { definition, readChange, type State } from "./state";
import { type Tool, usePainting } from "./use-painting";
import { Values } from "./values";
import { findReading, listMarks, printWorth, writeTitle } from "./words";
import styles from "./view.module.css";

const CAPTION =
  "A picture that the model was not trained on, with values from 0, black, to 1, white; what is added to each of them; and their sum. The probabilities are the model's own.";

/** One picture, and a model that is to be fooled by changing it as little as can be. */
export function PictureAttack(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const { data, model, training, example, marks } = state;
  const change = readChange(state);
  const given = useContext(GivenModelContext);
  const weights = useMemo(
    () => given?.weights.map((weight) => ({ ...weight, values: encodeFloats(weight.values) })),
    [given],
  );
  const job = useAskedJob(
    "picture-attack",
    {
      experiment: { data, model: given?.model ?? model, training },
      ...(weights !== undefined && { weights }),
      example,
      change,
    },
    { change },
  );
  const frame = job.latest;
  const picture = useChangedPicture(frame, state);
  usePictureListener(frame !== null && frame.step >= frame.steps ? picture : null);
  const [tool, setTool] = useState<Tool>(1);
  const paint = usePainting(widget, {
    columns: frame?.shape[1] ?? 1,
    tool,
    opening: marks.at(-1)?.epsilon ?? 0.3,
  });
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={writeTitle(frame, picture?.epsilon ?? 0)}
      job={job}
      primary={given === null ? "Train the model" : null}
      code={given === null ? () => printPrograms(state) : undefined}
      caption={props.caption ?? CAPTION}
      controls={<Controls state={state} set={set} tool={tool} onTool={setTool} />}
      readout={
        <Readout
          items={[
            { label: "furthest move", value: picture?.epsilon.toFixed(3) ?? "", width: 5 },
            {
              label: "worth",
              value: picture === null ? "" : printWorth(marks, picture.epsilon, picture.isFooled),
              width: 5,
            },
            { label: "marks for a fooled model", value: listMarks(marks) },
          ]}
        />
      }
      values={
        frame === null || picture === null ? undefined : <Values frame={frame} changed={picture.values} />
      }
    >
      <div className={styles.lab}>
        {frame === null || picture === null ? (
          <div className={styles.waiting} />
        ) : (
          <>
            <Pictures
              frame={frame}
              changed={picture.values}
              epsilon={picture.epsilon}
              onPaint={state.way === "hand" ? paint : undefined}
            />
            <Probabilities frame={frame} />
          </>
        )}
      </div>
    </WidgetFrame>
  );
}

/** The picture as it is seen: what is painted shows at once, what the model makes of it with the next frame. */
function useChangedPicture(frame: PictureFrame | null, { way, epsilon, touches }: State) {
  return useMemo(() => {
    if (frame === null) return null;
    const { original, shape, after, label } = frame;
    const values = way === "hand" ? paintOver(original, shape[2], touches, epsilon) : frame.changed;
    return { values, epsilon: measureReach(original, values), isFooled: findReading(after) !== label };
  }, [epsilon, frame, touches, way]);
}
