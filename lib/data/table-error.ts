/** Why a table cannot be read, in words for the reader: what happened, why, what to do. */
export class TableError extends Error {
  override readonly name = "TableError";
}
