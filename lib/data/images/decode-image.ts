import { ImagesError } from "./images-error";

/**
 * The middle square of an image file, scaled to `side`: [side, side, channels], 0 to 255. Grey is the luma of Rec. 601, as
 * Pillow has it; what is transparent is white, as paper is. Needs a browser or a worker of one.
 * @throws ImagesError when the browser knows no such image
 */
export async function decodeImage(file: Blob, side: number, channels: 1 | 3): Promise<Uint8Array> {
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new ImagesError("The browser cannot read it as an image: it is damaged, or of an unknown kind.");
  });
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null)
    throw new ImagesError("The browser gave no canvas to read the image from. Reload the page.");
  context.imageSmoothingQuality = "high";
  context.fillStyle = "white";
  context.fillRect(0, 0, side, side);
  const square = Math.min(bitmap.width, bitmap.height);
  const [left, top] = [(bitmap.width - square) / 2, (bitmap.height - square) / 2];
  context.drawImage(bitmap, left, top, square, square, 0, 0, side, side);
  bitmap.close();
  return takeChannels(context.getImageData(0, 0, side, side).data, channels);
}

/** @param data [pixels, 4]: red, green, blue, opacity */
function takeChannels(data: Uint8ClampedArray, channels: 1 | 3): Uint8Array {
  const count = data.length / 4;
  const values = new Uint8Array(count * channels);
  for (let i = 0; i < count; i++) {
    const [red, green, blue] = data.subarray(4 * i, 4 * i + 3) as unknown as [number, number, number];
    if (channels === 1) values[i] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    else values.set([red, green, blue], 3 * i);
  }
  return values;
}
