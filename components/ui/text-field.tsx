"use client";

import { FieldError } from "react-aria-components/FieldError";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextArea } from "react-aria-components/TextArea";
import { TextField as AriaTextField } from "react-aria-components/TextField";
import styles from "./field.module.css";

export interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  description?: string;
  /** What is wrong with the value, if anything. */
  error?: string | null;
  multiline?: boolean;
  maxLength?: number;
  type?: "text" | "search" | "email" | "password" | "datetime-local";
  /** What the browser may fill in; see the HTML standard's autofill field names. */
  autoComplete?: string;
}

export function TextField(props: TextFieldProps) {
  const {
    label,
    value,
    onChange,
    description,
    error,
    multiline,
    maxLength,
    type = "text",
    autoComplete,
  } = props;
  const input = `${styles.box} ${styles.text}`;
  return (
    <AriaTextField
      className={styles.field}
      value={value}
      onChange={onChange}
      maxLength={maxLength}
      type={type}
      autoComplete={autoComplete}
      isInvalid={error !== undefined && error !== null}
    >
      <Label className={styles.label}>{label}</Label>
      {multiline ? <TextArea rows={4} className={input} /> : <Input className={input} />}
      {description !== undefined && (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error}>{error}</FieldError>
    </AriaTextField>
  );
}
