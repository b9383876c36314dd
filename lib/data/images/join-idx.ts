import { ImagesError } from "./images-error";
import { type LabelledImages, mostClasses, mostSide } from "./labelled-images";
import type { IdxArray } from "./read-idx";

/**
 * Images and their labels from the two files in which MNIST and its kin come, in either order. Images are [count, height,
 * width] or [count, height, width, 3]; classes are the labels that occur, in the order of their numbers.
 * @throws ImagesError where one of both is missing, they do not belong together, or nothing can be told apart
 */
export function joinIdx(arrays: readonly IdxArray[]): LabelledImages {
  const images = arrays.filter(({ shape }) => shape.length >= 3);
  const labels = arrays.filter(({ shape }) => shape.length === 1);
  if (images.length !== 1 || labels.length !== 1)
    throw new ImagesError(
      `Two files are needed: one of images, with three dimensions or four, and one of their labels, with one dimension. What was given: ${describe(arrays)}.`,
    );
  const [image, label] = [images[0] as IdxArray, labels[0] as IdxArray];
  const [count, height, width, channels = 1] = image.shape as [number, number, number, number?];
  if (label.shape[0] !== count)
    throw new ImagesError(
      `There are ${print(count)} images and ${print(label.shape[0] ?? 0)} labels: the files do not belong together. Take both from the training set, or both from the test set.`,
    );
  if (height < 1 || width < 1 || height > mostSide || width > mostSide)
    throw new ImagesError(
      `The images are ${height} x ${width}; 1 x 1 to ${mostSide} x ${mostSide} can be read here. Scale them down, or give them as a folder, which is scaled here.`,
    );
  if (channels !== 1 && channels !== 3)
    throw new ImagesError(`The images have ${channels} channels; 1 (grey) or 3 (colours) can be read here.`);
  const found = [...new Set(label.bytes)].sort((a, b) => a - b);
  checkClasses(found.length);
  return {
    height,
    width,
    channels,
    classes: found.map(String),
    labels: Array.from(label.bytes, (value) => found.indexOf(value)),
    pixels: image.bytes,
  };
}

/** @throws ImagesError unless there are two classes to tell apart, and no more than can be read */
export function checkClasses(count: number): void {
  if (count < 2)
    throw new ImagesError(
      count === 0
        ? "There are no images. Choose some of at least two classes."
        : "All images are of one class, so there is nothing to tell apart. Add images of another.",
    );
  if (count > mostClasses)
    throw new ImagesError(`There are ${count} classes; at most ${mostClasses} can be told apart here.`);
}

function describe(arrays: readonly IdxArray[]): string {
  return arrays.map(({ shape }) => `one of ${shape.map(print).join(" x ")}`).join(", ") || "nothing";
}

const print = (count: number) => count.toLocaleString("en");
