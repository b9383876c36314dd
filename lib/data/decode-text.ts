import { TableError } from "./table-error";

/** Bytes of a file that is read at all: some 500,000 rows of three columns. */
const mostBytes = 20_000_000;

/** How much of a file is looked at to tell text from anything else. */
const sampleBytes = 65_536;

/** How files begin that people take for tables, or drop by mistake. */
const signatures: readonly { bytes: readonly number[]; what: string; todo: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    what: "an Excel or OpenDocument workbook, or another zip archive",
    todo: "Open it in its own program and save the sheet as CSV.",
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    what: "an Excel workbook of the old kind",
    todo: "Open it in its own program and save the sheet as CSV.",
  },
  { bytes: [0x1f, 0x8b], what: "compressed by gzip", todo: "Unpack it first, then choose the file inside." },
  {
    bytes: [0x50, 0x41, 0x52, 0x31],
    what: "a Parquet file",
    todo: "Export its rows as CSV first.",
  },
  {
    bytes: [0x25, 0x50, 0x44, 0x46],
    what: "a PDF",
    todo: "Copy the table into a spreadsheet and save it as CSV.",
  },
  {
    bytes: [0x89, 0x50, 0x4e, 0x47],
    what: "a picture",
    todo: "Choose a file of text instead, such as a CSV.",
  },
  { bytes: [0xff, 0xd8, 0xff], what: "a picture", todo: "Choose a file of text instead, such as a CSV." },
];

/** @throws TableError for a file of no bytes, or of more than 20 MB: before any of it is read */
export function checkFileSize(bytes: number): void {
  if (bytes === 0)
    throw new TableError(
      "The file is empty. Choose one with a row for each example: two columns of numbers for the axes, and one to predict.",
    );
  if (bytes > mostBytes)
    throw new TableError(
      `The file has ${(bytes / 1e6).toFixed(1)} MB, more than the 20 MB that are read here. Keep the columns that you need and a part of the rows: at most 5,000 rows are used in any case.`,
    );
}

export interface DecodedText {
  text: string;
  /** What the reader should know of how it was read. */
  notes: string[];
}

/**
 * The text of a file: UTF-8, UTF-16 with its byte order mark, else the letters of Western European Windows. Without the
 * mark itself.
 * @throws TableError for anything but text
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  checkFileSize(bytes.length);
  const known = signatures.find((signature) => signature.bytes.every((byte, i) => bytes[i] === byte));
  if (known !== undefined) throw new TableError(`The file is not text: it is ${known.what}. ${known.todo}`);
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder("utf-16le").decode(bytes), notes: [] };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: new TextDecoder("utf-16be").decode(bytes), notes: [] };
  if (holdsControls(bytes))
    throw new TableError(
      "The file is not text: it holds bytes that no letter has. Choose a CSV, or a file of text with commas, semicolons or tabs between its columns.",
    );
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), notes: [] };
  } catch {
    return {
      text: new TextDecoder("windows-1252").decode(bytes),
      notes: [
        "The file is not in UTF-8, so its letters were read as those of Western European Windows. If a name looks wrong, save the file as UTF-8.",
      ],
    };
  }
}

/** A zero byte, or more than one control character in a hundred: no text has that. */
function holdsControls(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, sampleBytes);
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    // Tab, line feed, vertical tab, form feed and carriage return are text.
    if (byte < 9 || (byte > 13 && byte < 32)) controls++;
  }
  return controls > sample.length / 100;
}
