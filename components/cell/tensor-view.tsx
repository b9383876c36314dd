"use client";

import { PixelPicture } from "@/components/charts/pixel-picture";
import { printNumber } from "@/components/charts/print-number";
import { ValuesTable } from "@/components/widget/values-table";
import type { Output } from "@/lib/sandbox/browser/protocol";
import styles from "./cell.module.css";

type TensorOutput = Extract<Output, { kind: "tensor" }>;

/** Up to these, the numbers themselves are shown; beyond, their colours. */
const mostColumns = 12;
const mostRows = 24;

const product = (sizes: readonly number[]) => sizes.reduce((all, size) => all * size, 1);

/** Short, and of no more digits than float32 has. */
function printEntry(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e6) return printNumber(value);
  if (size < 1e-3 || size >= 1e6) return value.toExponential(3).replace("-", "−");
  return Number(value.toPrecision(4)).toString().replace("-", "−");
}

/** A tensor as a table where its numbers fit, else as a heat map; its last axis runs across, the others down. */
export function TensorView({ tensor }: { tensor: TensorOutput }) {
  const { dtype, shape, values } = tensor;
  const title = `${dtype === "number" ? "matrix" : dtype} [${shape.join(", ")}]`;
  const size = product(shape);
  if (shape.length === 0 || size <= 1)
    return (
      <p className={styles.scalar}>
        <b>{size === 0 ? "no numbers" : printEntry(values[0] ?? NaN)}</b> <span>{title}</span>
      </p>
    );
  const columns = shape.at(-1) ?? 1;
  const rows = Math.floor(values.length / columns);
  if (columns <= mostColumns && size / columns <= mostRows)
    return (
      <ValuesTable
        caption={title}
        columns={["row", ...Array.from({ length: columns }, (_, column) => String(column))]}
        rows={Array.from({ length: rows }, (_, row) => [
          String(row),
          ...Array.from(values.subarray(row * columns, (row + 1) * columns), printEntry),
        ])}
      />
    );
  if (rows === 0) return <p className={styles.scalar}>{title}: too wide to show</p>;
  return <HeatMap title={title} tensor={tensor} rows={rows} columns={columns} />;
}

function HeatMap({
  title,
  tensor,
  rows,
  columns,
}: {
  title: string;
  tensor: TensorOutput;
  rows: number;
  columns: number;
}) {
  const { values, shape } = tensor;
  const most = values.reduce(
    (max, value) => (Number.isFinite(value) ? Math.max(max, Math.abs(value)) : max),
    0,
  );
  const side = Math.max(3, Math.min(14, Math.floor(480 / Math.max(rows, columns))));
  const isCut = values.length < product(shape);
  return (
    <div className={styles.image} style={{ width: Math.max(side * columns, 112) }}>
      <p className={styles.caption}>
        {title}
        {isCut && `, its first ${rows} rows`}; blue to orange is −{printEntry(most)} to {printEntry(most)}
      </p>
      <PixelPicture
        label={`Heat map of ${title}`}
        values={values}
        rows={rows}
        columns={columns}
        shade={{ kind: "signed", max: most || 1 }}
        describe={(row, column) =>
          `row ${row}, column ${column}: ${printEntry(values[row * columns + column] ?? NaN)}`
        }
      />
    </div>
  );
}
