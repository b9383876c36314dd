"use client";

import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import styles from "./assignments.module.css";
import type { LateStep } from "./set-draft";
import { FieldGroup, type DraftProps } from "./field-group";

const mostSteps = 5;

/** What late work still earns: steps that each last longer and earn less. */
export function LateFields({ draft, errors, onEdit }: DraftProps) {
  const { late } = draft;
  const change = (index: number, step: Partial<LateStep>) =>
    onEdit({ late: late.map((each, at) => (at === index ? { ...each, ...step } : each)) });
  const add = () => {
    const last = late.at(-1);
    const next: LateStep = last
      ? { ...last, amount: 2 * last.amount, share: Math.max(0, last.share - 30) }
      : { amount: 1, unit: "days", share: 80 };
    onEdit({ late: [...late, next] });
  };
  return (
    <FieldGroup title="Late work" error={errors.late}>
      <p className={styles.note}>
        In time, all points. {late.length === 0 ? "Late work is practice." : "After the last step, practice."}
      </p>
      {late.map((step, index) => (
        <div key={index} className={styles.row} role="group" aria-label={`Late step ${index + 1}`}>
          <NumberField
            label="Up to"
            value={step.amount}
            min={1}
            max={200}
            onChange={(amount) => change(index, { amount })}
          />
          <Select
            label="Unit"
            value={step.unit}
            onChange={(unit) => change(index, { unit })}
            options={[
              { value: "hours", label: "hours late" },
              { value: "days", label: "days late" },
            ]}
          />
          <NumberField
            label="Earns"
            value={step.share}
            min={0}
            max={100}
            step={5}
            unit="%"
            onChange={(share) => change(index, { share })}
          />
          <Button
            variant="quiet"
            onPress={() => onEdit({ late: late.filter((_, at) => at !== index) })}
            aria-label={`Take away late step ${index + 1}`}
          >
            Take away
          </Button>
        </div>
      ))}
      {late.length < mostSteps && <Button onPress={add}>One step more</Button>}
    </FieldGroup>
  );
}
