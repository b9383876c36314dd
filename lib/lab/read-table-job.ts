import type { TableChoice } from "@/lib/data/choose-columns";
import { checkFileSize, type DecodedText, decodeText } from "@/lib/data/decode-text";
import { parseTable, readColumns, type TableReading } from "@/lib/data/read-table";
import type { TableColumn } from "@/lib/data/table-columns";
import { TableError } from "@/lib/data/table-error";
import { defineJob, JobError } from "./job";

export interface ReadTableSpec {
  /** A file, which is read here in the worker, or a text that was pasted. Neither leaves the device. */
  input: Blob | string;
  /** Draws the rows where there are too many. */
  seed?: number;
}

/** Takes other columns of the same table, which is not read again. */
export interface ReadTableCommand {
  choice: TableChoice;
}

export interface ReadTableFrame {
  columns: TableColumn[];
  choice: TableChoice;
  reading: TableReading;
}

/** @throws JobError for a file that cannot be read, TableError for one that is not text or too long */
async function readInput(input: Blob | string): Promise<DecodedText> {
  checkFileSize(typeof input === "string" ? input.length : input.size);
  if (typeof input === "string") return { text: input, notes: [] };
  let buffer: ArrayBuffer;
  try {
    buffer = await input.arrayBuffer();
  } catch {
    throw new JobError(
      "file",
      "The browser could not read the file: it may have been moved, deleted or changed after it was chosen. Choose it again.",
    );
  }
  return decodeText(new Uint8Array(buffer));
}

/**
 * Reads a table of the reader's own: a frame for each choice of columns, and nothing to train. The same frame may come
 * twice, as after a lost worker: only a new `choice` is news.
 */
export const job = defineJob<ReadTableSpec, ReadTableCommand, ReadTableFrame>({
  device: "none",
  create: async ({ input, seed = 1 }) => {
    try {
      const { text, notes } = await readInput(input);
      const table = parseTable(text);
      table.notes.unshift(...notes);
      let choice = table.guess;
      let reading = readColumns(table, choice, seed);
      const choose = (next: TableChoice) => {
        choice = next;
        reading = readColumns(table, choice, seed);
      };
      return {
        step: () => undefined,
        done: () => true,
        command: (command) => choose(command.choice),
        frame: async () => ({ frame: { columns: table.columns, choice, reading } }),
        save: async () => choice,
        restore: async (saved: TableChoice) => choose(saved),
        dispose: () => undefined,
      };
    } catch (error) {
      if (error instanceof TableError) throw new JobError("table", error.message);
      throw error;
    }
  },
});
