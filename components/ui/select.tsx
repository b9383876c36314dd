"use client";

import { Button } from "react-aria-components/Button";
import { Label } from "react-aria-components/Label";
import { Header, ListBox, ListBoxItem, ListBoxSection } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select as AriaSelect, SelectValue } from "react-aria-components/Select";
import styles from "./field.module.css";

export interface SelectOption<V extends string> {
  value: V;
  label: string;
  /** Options of one group stand together under its name. */
  group?: string;
  isDisabled?: boolean;
  /** Second, quieter line: why an option is disabled, say. */
  note?: string;
}

export interface SelectProps<V extends string> {
  label: string;
  value: V;
  onChange: (value: V) => void;
  options: readonly SelectOption<V>[];
  isDisabled?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

function Option<V extends string>({ option }: { option: SelectOption<V> }) {
  return (
    <ListBoxItem
      id={option.value}
      textValue={option.label}
      isDisabled={option.isDisabled}
      className={styles.option}
    >
      {option.label}
      {option.note !== undefined && <div className={styles.description}>{option.note}</div>}
    </ListBoxItem>
  );
}

export function Select<V extends string>({
  label,
  value,
  onChange,
  options,
  isDisabled,
  onOpenChange,
}: SelectProps<V>) {
  const groups = [...new Set(options.map((option) => option.group))];
  return (
    <AriaSelect
      className={styles.field}
      value={value}
      onChange={(key) => onChange(key as V)}
      isDisabled={isDisabled}
      onOpenChange={onOpenChange}
    >
      <Label className={styles.label}>{label}</Label>
      <Button className={styles.box}>
        <SelectValue>{({ selectedText }) => selectedText}</SelectValue>
        <span className={styles.chevron} aria-hidden />
      </Button>
      <Popover className={styles.popover} offset={2}>
        <ListBox className={styles.list}>
          {groups.map((group) => {
            const members = options.filter((option) => option.group === group);
            const items = members.map((option) => <Option key={option.value} option={option} />);
            return group === undefined ? (
              items
            ) : (
              <ListBoxSection key={group}>
                <Header className={styles.groupTitle}>{group}</Header>
                {items}
              </ListBoxSection>
            );
          })}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
