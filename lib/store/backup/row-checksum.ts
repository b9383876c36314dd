import { createHash } from "node:crypto";

const modulus = 1n << 256n;

/** What two copies of one table must have in common. */
export interface TableSum {
  rows: number;
  /** 64 hex digits: the sum of the rows' SHA-256, so that the order of the rows, which differs by database, does not count. */
  checksum: string;
}

/** Adds up the rows of one table, each as its values in the order of the columns. */
export function createTableSum() {
  let rows = 0;
  let sum = 0n;
  return {
    add(values: readonly (string | number | null)[]): void {
      const hash = createHash("sha256").update(JSON.stringify(values)).digest("hex");
      sum = (sum + BigInt(`0x${hash}`)) % modulus;
      rows += 1;
    },
    read: (): TableSum => ({ rows, checksum: sum.toString(16).padStart(64, "0") }),
  };
}

export function isSameSum(first: TableSum | undefined, second: TableSum | undefined): boolean {
  return first?.rows === second?.rows && first?.checksum === second?.checksum;
}
