import { ImagesError } from "./images-error";
import { checkClasses } from "./join-idx";

/** A file of a folder, by its path from the folder down: "pets/cat/1.png". */
export interface FolderEntry {
  path: string;
}

export interface SortedFolder<E extends FolderEntry> {
  /** Names of the folders that hold images, in the order of the alphabet, numbers by their value. */
  classes: readonly string[];
  /** Images with their class, from 0, class by class. */
  images: readonly { entry: E; label: number }[];
  /** Files that are no images, or stand where no class can be seen. */
  leftOut: number;
}

const endings = /\.(png|jpe?g|gif|webp|bmp|avif)$/i;

/**
 * Sorts images into classes by the folder in which each stands directly, as image data sets are usually kept.
 * @throws ImagesError where there is no image, or fewer than two classes, or too many
 */
export function sortFolder<E extends FolderEntry>(entries: readonly E[]): SortedFolder<E> {
  const found: { entry: E; name: string }[] = [];
  for (const entry of entries) {
    const parts = entry.path.split("/");
    const file = parts.at(-1) ?? "";
    const name = parts.at(-2);
    // Names with a dot before them are the system's own, such as macOS' "._1.png".
    if (name !== undefined && endings.test(file) && !file.startsWith(".")) found.push({ entry, name });
  }
  if (found.length === 0)
    throw new ImagesError(
      "There is no image in the folder: files that end in .png, .jpg, .gif, .webp, .bmp or .avif are read. Choose a folder that holds a folder of images for each class.",
    );
  const order = new Intl.Collator("en", { numeric: true });
  const classes = [...new Set(found.map(({ name }) => name))].sort(order.compare);
  checkClasses(classes.length);
  const images = found
    .map(({ entry, name }) => ({ entry, label: classes.indexOf(name) }))
    .sort((a, b) => a.label - b.label || order.compare(a.entry.path, b.entry.path));
  return {
    classes: classes.map((name) => name.slice(0, 40)),
    images,
    leftOut: entries.length - found.length,
  };
}
