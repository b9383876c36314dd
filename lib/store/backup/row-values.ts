import type { ColumnKind } from "./table-shapes";

/**
 * A value as a backup holds it.
 *
 * @param value as the driver of SQLite or of PostgreSQL gives it
 * @throws Error for a whole number that a double cannot hold.
 */
export function toBackupValue(kind: ColumnKind, value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  switch (kind) {
    case "text":
      return String(value);
    case "truth":
      return Number(value);
    case "time":
      return value instanceof Date ? value.toISOString() : String(value);
    case "number": {
      // PostgreSQL's driver gives integers of 64 bits as text.
      const number = Number(value);
      if (typeof value === "string" && !Number.isSafeInteger(number)) {
        throw new Error(`The number ${value} is too large for a backup.`);
      }
      return number;
    }
  }
}

/** A backup's value as PostgreSQL takes it. */
export function toPostgresValue(
  kind: ColumnKind,
  value: string | number | null,
): string | number | boolean | null {
  return kind === "truth" && value !== null ? value === 1 : value;
}
