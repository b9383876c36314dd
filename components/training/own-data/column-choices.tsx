"use client";

import { Segmented } from "@/components/ui/segmented";
import { Select, type SelectOption } from "@/components/ui/select";
import { chooseColumn, type ColumnRole, type TableChoice } from "@/lib/data/choose-columns";
import { printValue } from "@/lib/data/stretch";
import { mostCounted, type TableColumn } from "@/lib/data/table-columns";
import styles from "./own-data.module.css";

const labels: Record<ColumnRole, string> = { x: "Across", y: "Up", target: "To predict" };

function describeColumn({ kind, low, high, distinct }: TableColumn): string {
  const many = distinct < mostCounted ? String(distinct) : `${mostCounted} or more`;
  if (distinct === 0) return "empty";
  if (distinct === 1) return kind === "numbers" ? `${printValue(low)} in every row` : "the same in every row";
  return kind === "numbers"
    ? `${printValue(low)} to ${printValue(high)}, ${many} different`
    : `words, ${many} different`;
}

function listColumns(columns: readonly TableColumn[], role: ColumnRole): SelectOption<string>[] {
  return columns.map((column, place) => ({
    value: String(place),
    label: column.name,
    note: describeColumn(column),
    isDisabled: column.distinct < 2 || (role !== "target" && column.kind === "text"),
  }));
}

/** Which column of the table stands for what. */
export function ColumnChoices(props: {
  columns: readonly TableColumn[];
  choice: TableChoice;
  onChange: (choice: TableChoice) => void;
}) {
  const { columns, choice, onChange } = props;
  const target = columns[choice.target];
  return (
    <div className={styles.choices}>
      {(["x", "y", "target"] as const).map((role) => (
        <Select
          key={role}
          label={labels[role]}
          value={String(choice[role])}
          options={listColumns(columns, role)}
          onChange={(place) => onChange(chooseColumn(columns, choice, role, Number(place)))}
        />
      ))}
      {target?.kind === "numbers" && (
        <Segmented
          label="Predict it as"
          value={choice.task}
          options={[
            { value: "classes", label: "Classes" },
            { value: "numbers", label: "A number" },
          ]}
          onChange={(task) => onChange({ ...choice, task })}
        />
      )}
    </div>
  );
}
