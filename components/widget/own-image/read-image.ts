import { readBytes, type RgbImage } from "@/lib/math/rgb-image";

type Drawable = ImageBitmap | HTMLVideoElement;

interface Square {
  /** Of the picture that is made, in pixels. */
  side: number;
  /** As a mirror shows it: what one expects of a camera that looks at oneself. */
  isMirrored?: boolean;
}

/** The middle square of a picture or video frame of this width and height, scaled to `side`. */
export function readSquare(
  source: Drawable,
  width: number,
  height: number,
  { side, isMirrored = false }: Square,
): RgbImage {
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("This browser gives no 2-D canvas");
  context.imageSmoothingQuality = "high";
  if (isMirrored) {
    context.translate(side, 0);
    context.scale(-1, 1);
  }
  const cut = Math.min(width, height);
  context.drawImage(source, (width - cut) / 2, (height - cut) / 2, cut, cut, 0, 0, side, side);
  return readBytes(context.getImageData(0, 0, side, side).data, side, side);
}

/**
 * The middle square of an image file of the reader's; it never leaves the page.
 * @throws Error with words for the reader
 */
export async function readImageFile(file: File, side: number): Promise<RgbImage> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    throw new Error(`The browser cannot read ${file.name} as an image. PNG, JPEG, WebP and GIF files work.`);
  }
  try {
    return readSquare(bitmap, bitmap.width, bitmap.height, { side });
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
