"use client";

import { useMemo } from "react";
import { Lines } from "@/components/charts/lines";
import { usePalette } from "@/components/charts/palette";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { SuperscriptText } from "@/components/ui/superscript-text";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { Readout } from "@/components/widget/readout";
import { ValuesTable } from "@/components/widget/values-table";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { printPrograms } from "./code";
import { MatrixEditor } from "./matrix-editor";
import { computePowers, findSingularValues, findSpectralRadius, type PowerStep } from "./model";
import { Plane } from "./plane";
import { definition, findPreset, presets, type Matrix, type State } from "./state";
import styles from "./view.module.css";
import { describePowers, explainRadius, printEigenvalues, printValue } from "./words";

const CAPTION =
  "The plane: in grey, the unit circle after each multiplication by W; in ink, after the k you look at; in orange, one vector of length 1 and where it goes. With the logarithmic radius, equal factors are equal steps outward. The chart: largest stretch of W to the power k, beside the spectral radius to the power k. Gradients on their way back are multiplied by W transposed, whose powers have the same norms.";

function nameSeries(matrix: Matrix, steps: readonly PowerStep[], vectorColor: string) {
  const x = steps.map((step) => step.power);
  const radius = findSpectralRadius(matrix);
  return [
    { name: "largest stretch of Wᵏ", x, y: steps.map((step) => step.norm) },
    { name: "spectral radius to the k", x, y: x.map((k) => radius ** k), dash: true },
    { name: "length of the vector", x, y: steps.map((step) => step.length), color: vectorColor },
  ];
}

/** A 2 by 2 matrix to the power L - 1: what the signal of a deep linear network becomes, and its gradient. */
export function GradientPowers(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { matrix, layers, angle, radius } = widget.state;
  const last = layers - 1;
  const power = Math.min(widget.state.power, last);
  const { positive } = usePalette();
  const steps = useMemo(() => computePowers(matrix, last, angle), [matrix, last, angle]);
  const series = useMemo(() => nameSeries(matrix, steps, positive), [matrix, steps, positive]);
  const [stretch, squeeze] = findSingularValues(matrix);
  const current = steps[power];
  const opening = definition.schema.parse({});

  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={<SuperscriptText text={describePowers(matrix, steps)} />}
      code={() => printPrograms(widget.state)}
      caption={props.caption ?? CAPTION}
      controls={
        <>
          <MatrixEditor matrix={matrix} onChange={(next, options) => widget.set({ matrix: next }, options)} />
          <Segmented
            label="Preset"
            value={findPreset(matrix)?.id ?? ""}
            options={presets.map(({ id, label }) => ({ value: id, label }))}
            onChange={(id) => {
              const preset = presets.find((candidate) => candidate.id === id);
              if (preset) widget.set({ matrix: preset.matrix });
            }}
          />
          <Slider
            label="Layers L"
            value={layers}
            min={2}
            max={100}
            step={1}
            mark={opening.layers}
            onChange={(value) =>
              widget.set({ layers: value, power: Math.min(power, value - 1) }, { transient: true })
            }
            onChangeEnd={(value) => widget.set({ layers: value })}
          />
          <Slider
            label="Look at k ="
            value={power}
            min={0}
            max={last}
            step={1}
            onChange={(value) => widget.set({ power: value }, { transient: true })}
            onChangeEnd={(value) => widget.set({ power: value })}
          />
          <Segmented
            label="Radius"
            value={radius}
            options={[
              { value: "log", label: "Logarithmic" },
              { value: "linear", label: "Plain" },
            ]}
            onChange={(value) => widget.set({ radius: value })}
          />
        </>
      }
      readout={
        <Readout
          items={[
            { label: "k", value: String(power), width: 2 },
            { label: "largest stretch", value: printValue(current?.norm ?? 1), width: 9 },
            { label: "least stretch", value: printValue(current?.least ?? 1), width: 9 },
            { label: "vector", value: printValue(current?.length ?? 1), width: 9 },
            { label: "eigenvalues of W", value: printEigenvalues(matrix), width: 14 },
            {
              label: "singular values of W",
              value: `${printValue(stretch)}, ${printValue(squeeze)}`,
              width: 12,
            },
          ]}
        />
      }
      values={
        <ValuesTable
          caption="Powers of W"
          columns={[
            "k",
            "largest stretch",
            "least stretch",
            "spectral radius^k",
            "vector x",
            "vector y",
            "vector length",
          ]}
          rows={steps.map((step) => [
            step.power,
            step.norm,
            step.least,
            findSpectralRadius(matrix) ** step.power,
            ...step.vector,
            step.length,
          ])}
        />
      }
    >
      <div className={styles.picture}>
        <Plane
          steps={steps}
          power={power}
          radius={radius}
          angle={angle}
          onTurn={(next, options) => widget.set({ angle: next }, options)}
        />
        <div className={styles.chart}>
          <Lines
            series={series}
            xLabel="k"
            yLabel="×"
            yScale="log"
            height={300}
            ariaLabel={`Largest stretch of the powers of W, from 1 at k = 0 to ${printValue(steps.at(-1)?.norm ?? 1)} at k = ${last}, beside the spectral radius to the same power.`}
          />
          <p className={styles.note}>{explainRadius(matrix)}</p>
        </div>
      </div>
    </WidgetFrame>
  );
}
