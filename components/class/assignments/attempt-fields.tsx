"use client";

import { NumberField } from "@/components/ui/number-field";
import { Switch } from "@/components/ui/switch";
import styles from "./assignments.module.css";
import { FieldGroup, type DraftProps } from "./field-group";
import { printAttempts } from "./print-set";

/** What further attempts earn. */
export function AttemptFields({ draft, errors, onEdit }: DraftProps) {
  const { attempts, isLimited, most } = draft;
  const change = (part: Partial<typeof attempts>) => onEdit({ attempts: { ...attempts, ...part } });
  return (
    <FieldGroup title="Attempts" error={errors.attempts}>
      <div className={styles.row}>
        <NumberField
          label="In full"
          value={attempts.free}
          min={1}
          max={100}
          onChange={(free) => change({ free })}
        />
        <NumberField
          label="Each further one less by"
          value={attempts.by}
          min={0}
          max={100}
          step={5}
          unit="%"
          onChange={(by) => change({ by })}
        />
        <NumberField
          label="But at least"
          value={attempts.least}
          min={0}
          max={100}
          step={5}
          unit="%"
          onChange={(least) => change({ least })}
        />
      </div>
      <div className={styles.row}>
        <Switch
          label="Limit how many count"
          isSelected={isLimited}
          onChange={(isOn) => onEdit({ isLimited: isOn })}
        />
        {isLimited && (
          <NumberField
            label="Attempts that count"
            value={most}
            min={1}
            max={100}
            onChange={(count) => onEdit({ most: count })}
          />
        )}
      </div>
      <p className={styles.note}>{printAttempts({ ...attempts, most: isLimited ? most : null })}</p>
    </FieldGroup>
  );
}
