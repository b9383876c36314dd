/** How far an image is moved, in whole pixels: to the right and downwards, negative the other way. */
export interface Move {
  right: number;
  down: number;
}

/**
 * Square images moved by whole pixels. What leaves the image is lost, and zeros come in.
 * @param images [count, side, side], row-major
 * @param choose the move of each image, by its index
 * @returns a new array of the same size
 */
export function shiftImages(
  images: Float32Array,
  side: number,
  choose: (index: number) => Move,
): Float32Array {
  const size = side * side;
  const moved = new Float32Array(images.length);
  for (let index = 0; index * size < images.length; index++) {
    const { right, down } = choose(index);
    for (let row = Math.max(0, down); row < Math.min(side, side + down); row++)
      for (let column = Math.max(0, right); column < Math.min(side, side + right); column++)
        moved[index * size + row * side + column] = images[
          index * size + (row - down) * side + column - right
        ] as number;
  }
  return moved;
}
