"use client";

import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";
import { ClassMark } from "@/components/training/class-mark";
import { Button } from "@/components/ui/button";
import { Slider } from "@/components/ui/slider";
import { mostClasses } from "@/lib/data/choose-columns";
import { addClass, type Brush as BrushSettings, emptyTable, startBrush } from "@/lib/data/paint";
import { mostRows, type TableSource } from "@/lib/experiment/schema-data";
import styles from "./brush.module.css";

export interface BrushProps {
  /** What is painted into. */
  source: TableSource;
  /** Another class, or nothing left: what the brush does on the plane comes from `useBrush`. */
  onChange: (source: TableSource) => void;
  brush: BrushSettings;
  onBrush: (brush: BrushSettings) => void;
  /** The points carry nothing: no class, and no number to predict. */
  isBare?: boolean;
}

const percent = (length: number) => String(Math.round(100 * length));

/** What the brush paints: a class or a number, over how wide a disc, how many points at a touch; or the eraser. */
export function Brush({ source, onChange, brush, onBrush, isBare = false }: BrushProps) {
  const { classes, targets } = source;
  const isFull = targets.length >= mostRows;
  const isErasing = brush.tool === "erase";
  const set = (patch: Partial<BrushSettings>) => onBrush({ ...brush, ...patch });
  return (
    <div role="group" className={styles.brush} aria-label="Brush">
      <Tools source={source} onChange={onChange} brush={brush} onBrush={onBrush} />
      {classes === null && !isBare && (
        <Slider
          label="Number to paint"
          value={brush.value}
          min={-1}
          max={1}
          step={0.05}
          mark={startBrush.value}
          isDisabled={isErasing}
          onChange={(value) => set({ value })}
        />
      )}
      <Slider
        label={isErasing ? "Radius of the eraser" : "Radius of the spray"}
        value={brush.radius}
        min={0}
        max={0.5}
        step={0.01}
        mark={startBrush.radius}
        format={(radius) => percent(radius / 2)}
        unit="% of the axis"
        onChange={(radius) => set({ radius })}
      />
      <Slider
        label="Points at a touch"
        value={brush.count}
        min={1}
        max={20}
        step={1}
        mark={startBrush.count}
        isDisabled={isErasing}
        onChange={(count) => set({ count })}
      />
      <Button isDisabled={targets.length === 0} onPress={() => onChange(clear(source))}>
        Clear
      </Button>
      <p className={styles.counts} role="status">
        {describeCounts(source)}
        {isFull && " The table is full: erase some points to paint others."}
      </p>
    </div>
  );
}

/** No points left, and axes without a unit again; the classes stay. */
const clear = ({ classes }: TableSource) => emptyTable(classes);

function Tools({ source, onChange, brush, onBrush }: BrushProps) {
  const { classes } = source;
  const paints = classes ?? ["Points"];
  const label = classes === null ? 0 : Math.min(brush.label, classes.length - 1);
  return (
    <div className={styles.field}>
      <span className={styles.label}>Paint</span>
      <div className={styles.row}>
        <ToggleButtonGroup
          className={styles.tools}
          aria-label="Paint"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[brush.tool === "erase" ? "erase" : String(label)]}
          onSelectionChange={(keys) => {
            const [key] = keys;
            if (key === "erase") onBrush({ ...brush, tool: "erase" });
            else if (key !== undefined) onBrush({ ...brush, tool: "paint", label: Number(key) });
          }}
        >
          {paints.map((name, i) => (
            <ToggleButton key={name} id={String(i)} className={styles.tool}>
              {classes !== null && <ClassMark label={i} classes={classes.length} />}
              <span className={styles.name}>{name}</span>
            </ToggleButton>
          ))}
          <ToggleButton id="erase" className={styles.tool}>
            Eraser
          </ToggleButton>
        </ToggleButtonGroup>
        {classes !== null && classes.length < mostClasses && (
          <Button
            variant="quiet"
            onPress={() => {
              onChange(addClass(source));
              onBrush({ ...brush, tool: "paint", label: classes.length });
            }}
          >
            Add a class
          </Button>
        )}
      </div>
    </div>
  );
}

function describeCounts({ classes, targets }: TableSource): string {
  const all = `${targets.length.toLocaleString("en")} of ${mostRows.toLocaleString("en")} points`;
  if (classes === null || targets.length === 0) return `${all}.`;
  const counts = new Array<number>(classes.length).fill(0);
  for (const label of targets) counts[label] = (counts[label] ?? 0) + 1;
  const parts = classes.map((name, label) => `${name} has ${counts[label]?.toLocaleString("en")}`);
  return `${all}: ${parts.join(", ")}.`;
}
