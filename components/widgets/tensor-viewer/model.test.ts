import { expect, test } from "vitest";
import { makePicture, PICTURE_SIDE } from "@/lib/data/picture";
import { cutPiece, placePiece, readPixel, scaleValue } from "./model";

const picture = makePicture(1);

test("the piece holds the pixel, also at the rim, and never leaves the picture", () => {
  for (const row of [0, 1, 64, 126, 127])
    for (const column of [0, 64, 127])
      for (const side of [4, 6, 8] as const) {
        const piece = placePiece({ row, column, side }, picture);
        expect(piece.row).toBeGreaterThanOrEqual(0);
        expect(piece.row + side).toBeLessThanOrEqual(PICTURE_SIDE);
        expect(row - piece.row).toBeGreaterThanOrEqual(0);
        expect(row - piece.row).toBeLessThan(side);
        expect(column - piece.column).toBeLessThan(side);
      }
});

test("a pixel has the same three numbers in the piece as in the picture", () => {
  const piece = placePiece({ row: 50, column: 70, side: 8 }, picture);
  const cut = cutPiece(picture, piece);
  expect(readPixel(cut, 50 - piece.row, 70 - piece.column, "bytes")).toEqual(
    readPixel(picture, 50, 70, "bytes"),
  );
});

test("bytes and shares are one value on two scales", () => {
  for (const value of [0, 0.2, 0.5, 1]) {
    expect(scaleValue(value, "bytes") / 255).toBeCloseTo(value, 2);
    expect(scaleValue(value, "shares")).toBeCloseTo(value, 2);
  }
  expect(scaleValue(1, "bytes")).toBe(255);
});
