import type { Volume } from "@/lib/math/convolution";
import { PICTURE_SIDE, readPixels } from "./picture";

type Drawable = ImageBitmap | HTMLVideoElement;

/** The middle square of an image or video frame, as 3 channels of PICTURE_SIDE squared; mirrored for a camera. */
export function readSquare(source: Drawable, width: number, height: number, mirror: boolean): Volume {
  const side = Math.min(width, height);
  const canvas = document.createElement("canvas");
  canvas.width = PICTURE_SIDE;
  canvas.height = PICTURE_SIDE;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("This browser gives no 2-D canvas");
  context.imageSmoothingQuality = "high";
  if (mirror) {
    context.translate(PICTURE_SIDE, 0);
    context.scale(-1, 1);
  }
  const [left, top] = [(width - side) / 2, (height - side) / 2];
  context.drawImage(source, left, top, side, side, 0, 0, PICTURE_SIDE, PICTURE_SIDE);
  const pixels = context.getImageData(0, 0, PICTURE_SIDE, PICTURE_SIDE);
  return readPixels(pixels.data, PICTURE_SIDE, PICTURE_SIDE);
}

/** A file of the reader's; it never leaves the page. @throws Error with words for the reader. */
export async function readImageFile(file: File): Promise<Volume> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    throw new Error(`The browser cannot read ${file.name} as an image. PNG, JPEG, WebP and GIF files work.`);
  }
  try {
    return readSquare(bitmap, bitmap.width, bitmap.height, false);
  } finally {
    bitmap.close();
  }
}

/** Why there is no camera picture, and what to do. */
export function explainCameraError(error: unknown): string {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError")
    return "The camera was refused. Allow it for this page in the browser's address bar, then start it again.";
  if (name === "NotFoundError" || name === "OverconstrainedError")
    return "No camera was found on this device. Plug one in, or choose an image of your own.";
  if (name === "NotReadableError" || name === "AbortError")
    return "The camera is there but gives no picture: another program may be using it. Close that, then start it again.";
  return "The camera could not be started. Choose an image of your own instead.";
}
