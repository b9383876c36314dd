import { expect, test } from "vitest";
import { checkFileSize, decodeText } from "./decode-text";
import { TableError } from "./table-error";

const encode = (text: string) => new TextEncoder().encode(text);

test("text is the same in UTF-8, with and without its mark, and in UTF-16", () => {
  const text = "größe,π\n1,2\n";
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer),
  ]);
  expect(decodeText(encode(text))).toEqual({ text, notes: [] });
  expect(decodeText(encode(`\ufeff${text}`))).toEqual({ text, notes: [] });
  expect(decodeText(utf16)).toEqual({ text, notes: [] });
});

test("bytes that are not UTF-8 are read as Western European letters, and that is said", () => {
  const { text, notes } = decodeText(Uint8Array.of(0x67, 0x72, 0xf6, 0xdf, 0x65));
  expect(text).toBe("größe");
  expect(notes.join()).toContain("not in UTF-8");
});

test("what is not text is refused by its name, with what to do", () => {
  const refuse =
    (...bytes: number[]) =>
    () =>
      decodeText(Uint8Array.from(bytes));
  expect(refuse(0x50, 0x4b, 3, 4, 20, 0)).toThrow(/workbook.*save the sheet as CSV/);
  expect(refuse(0x1f, 0x8b, 8, 0)).toThrow(/gzip/);
  expect(refuse(0x89, 0x50, 0x4e, 0x47)).toThrow(/picture/);
  expect(refuse(0x31, 0x00, 0x32)).toThrow(/bytes that no letter has/);
  expect(refuse(0x01, 0x02, 0x1b, 0x31, 0x32)).toThrow(TableError);
});

test("a file of nothing and one of more than 20 MB are refused by their size alone", () => {
  expect(() => checkFileSize(0)).toThrow(/empty/);
  expect(() => checkFileSize(20_000_001)).toThrow(/20\.0 MB, more than the 20 MB/);
  expect(() => checkFileSize(20_000_000)).not.toThrow();
});
