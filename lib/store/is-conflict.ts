/**
 * Whether a transaction failed for what it wrote, or for another that wrote the same at the same time: a constraint, a
 * deadlock, a serialisation failure. The database itself is well, and what is left out or sent again may succeed.
 */
export function isConflict(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(23|40)[0-9A-Z]{3}$/.test(code) || code.startsWith("SQLITE_CONSTRAINT");
}
