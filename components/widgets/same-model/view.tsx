"use client";

import { useMemo } from "react";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { ValuesTable } from "@/components/widget/values-table";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { CodeColumn } from "./code-column";
import { choices } from "./experiments";
import { history, printMoment } from "./history";
import { findLines, libraryNames, listPrograms } from "./listing";
import { getMark, marks, partNames } from "./marks";
import { definition, experimentNames, type State } from "./state";
import { Timeline } from "./timeline";
import styles from "./view.module.css";

const CAPTION =
  "Three whole programs that train the same network on the same examples from the same first weights, one part of each in view; the lines that do what is asked for are marked. Lines of code are those of data + model + training, without comments. Below: full marks are first releases, rings are turning points.";

/** The same experiment as three libraries have it, side by side, and where these libraries come from. */
export function SameModel(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const { experiment } = choices[state.experiment];
  const listings = useMemo(() => listPrograms(experiment), [experiment]);
  const mark = getMark(state.mark);
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={`${mark.label}, in three libraries`}
      code={() => printPrograms(experiment)}
      caption={props.caption ?? CAPTION}
      controls={
        <>
          <Select
            label="Experiment"
            value={state.experiment}
            options={experimentNames.map((value) => ({ value, label: choices[value].label }))}
            onChange={(next) => set({ experiment: next })}
          />
          {partNames.map((part) => (
            <Segmented
              key={part}
              label={part}
              value={mark.part === part ? state.mark : "none"}
              options={marks
                .filter((candidate) => candidate.part === part)
                .map(({ id, label }) => ({ value: id, label }))}
              onChange={(id) => {
                if (id !== "none") set({ mark: id });
              }}
            />
          ))}
        </>
      }
      readout={
        <Readout
          items={listings.map(({ library, counts }) => ({
            label: `lines in ${libraryNames[library]}`,
            value: partNames.map((part) => counts[part]).join(" + "),
            width: 12,
          }))}
        />
      }
      values={
        <>
          <ValuesTable
            caption="Lines of code, without comments and empty ones"
            columns={["library", ...partNames]}
            rows={listings.map(({ library, counts }) => [
              libraryNames[library],
              ...partNames.map((part) => counts[part]),
            ])}
          />
          <ValuesTable
            caption="First releases and turning points"
            columns={["library", "when", "what", "source"]}
            rows={history.map((event) => [event.row, printMoment(event), event.what, event.source])}
          />
        </>
      }
    >
      <div className={styles.programs}>
        <div className={styles.columns}>
          {listings.map(({ library, parts }) => (
            <CodeColumn
              key={library}
              title={libraryNames[library]}
              lines={parts[mark.part]}
              marked={findLines(parts[mark.part], mark)}
            />
          ))}
        </div>
        <p className={styles.note} aria-live="polite">
          {mark.note}
        </p>
        <Timeline />
      </div>
    </WidgetFrame>
  );
}
