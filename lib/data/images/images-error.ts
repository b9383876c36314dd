/** Why images cannot be read, in words for the reader: what happened, why, what to do. */
export class ImagesError extends Error {
  override readonly name = "ImagesError";
}
