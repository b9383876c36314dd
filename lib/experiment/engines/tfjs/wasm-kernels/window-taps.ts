import type { Tf } from "./kernel";

type Conv2DInfo = ReturnType<Tf["backend_util"]["computeConv2DInfo"]>;

/**
 * Calls `visit` for every meeting of an input pixel, a filter position and an output pixel in a convolution: with the
 * index of the first channel of the input and of the output (NHWC), and the number of the position, ky * width + kx.
 */
export function visitTaps(
  info: Conv2DInfo,
  visit: (input: number, position: number, output: number) => void,
): void {
  for (let n = 0; n < info.batchSize; n++) {
    for (let oy = 0; oy < info.outHeight; oy++) {
      for (let ox = 0; ox < info.outWidth; ox++) {
        const output = ((n * info.outHeight + oy) * info.outWidth + ox) * info.outChannels;
        for (let ky = 0; ky < info.filterHeight; ky++) {
          const y = oy * info.strideHeight - info.padInfo.top + ky * info.dilationHeight;
          if (y < 0 || y >= info.inHeight) continue;
          for (let kx = 0; kx < info.filterWidth; kx++) {
            const x = ox * info.strideWidth - info.padInfo.left + kx * info.dilationWidth;
            if (x < 0 || x >= info.inWidth) continue;
            const input = ((n * info.inHeight + y) * info.inWidth + x) * info.inChannels;
            visit(input, ky * info.filterWidth + kx, output);
          }
        }
      }
    }
  }
}
