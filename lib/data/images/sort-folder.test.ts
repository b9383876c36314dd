import { expect, test } from "vitest";
import { sortFolder } from "./sort-folder";

const sort = (...paths: string[]) => sortFolder(paths.map((path) => ({ path })));

test("each image is of the class whose folder it stands in, however deep", () => {
  const { classes, images, leftOut } = sort(
    "pets/train/dog/1.png",
    "pets/train/cat/2.JPG",
    "pets/test/cat/10.webp",
    "pets/readme.txt",
    "pets/train/cat/._2.JPG",
  );
  expect(classes).toEqual(["cat", "dog"]);
  expect(images.map(({ entry, label }) => [entry.path, label])).toEqual([
    ["pets/test/cat/10.webp", 0],
    ["pets/train/cat/2.JPG", 0],
    ["pets/train/dog/1.png", 1],
  ]);
  expect(leftOut).toBe(2);
});

test("numbers are ordered by their value", () => {
  const { classes } = sort("d/10/a.png", "d/9/a.png", "d/1/a.png");
  expect(classes).toEqual(["1", "9", "10"]);
});

test("a folder without images or with one class is refused", () => {
  expect(() => sort("a/b.txt")).toThrow("no image");
  expect(() => sort("1.png", "2.png")).toThrow("no image");
  expect(() => sort("a/1.png", "a/2.png")).toThrow("one class");
});
