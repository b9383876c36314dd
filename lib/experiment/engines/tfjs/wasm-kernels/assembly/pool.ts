/**
 * Gradient of max pooling: each output's gradient goes to the first largest input of its window, in row order. A window
 * without any number above minus infinity (all NaN) passes nothing. `dx` must hold zeros. NHWC, float32.
 */
export function maxPoolGradient(
  dx: usize,
  x: usize,
  dy: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  outHeight: i32,
  outWidth: i32,
  windowHeight: i32,
  windowWidth: i32,
  strideY: i32,
  strideX: i32,
  top: i32,
  left: i32,
): void {
  const pixelBytes = (<usize>channels) << 2;
  const rowBytes = <usize>width * pixelBytes;
  const imageBytes = <usize>height * rowBytes;
  for (let n = 0; n < batch; n++) {
    for (let oy = 0; oy < outHeight; oy++) {
      const fromY = max(0, oy * strideY - top);
      const toY = min(height, oy * strideY - top + windowHeight);
      for (let ox = 0; ox < outWidth; ox++) {
        const fromX = max(0, ox * strideX - left);
        const toX = min(width, ox * strideX - left + windowWidth);
        routeWindow(dx, x, dy, channels, rowBytes, pixelBytes, fromY, toY, fromX, toX);
        dy += pixelBytes;
      }
    }
    x += imageBytes;
    dx += imageBytes;
  }
}

function routeWindow(
  dx: usize,
  x: usize,
  dy: usize,
  channels: i32,
  rowBytes: usize,
  pixelBytes: usize,
  fromY: i32,
  toY: i32,
  fromX: i32,
  toX: i32,
): void {
  const start = <usize>fromY * rowBytes + <usize>fromX * pixelBytes;
  const columns = toX - fromX;
  let channel = 0;
  for (; channel + 4 <= channels; channel += 4) {
    const offset = start + ((<usize>channel) << 2);
    let best = f32x4.splat(-Infinity);
    let where = i32x4.splat(-1);
    let row = x + offset;
    let position = 0;
    for (let y = fromY; y < toY; y++) {
      let at = row;
      for (let i = 0; i < columns; i++) {
        const value = v128.load(at);
        const larger = f32x4.gt(value, best);
        best = v128.bitselect(value, best, larger);
        where = v128.bitselect(i32x4.splat(position), where, larger);
        position++;
        at += pixelBytes;
      }
      row += rowBytes;
    }
    const gradient = v128.load(dy + ((<usize>channel) << 2));
    row = dx + offset;
    position = 0;
    for (let y = fromY; y < toY; y++) {
      let at = row;
      for (let i = 0; i < columns; i++) {
        const share = v128.and(gradient, i32x4.eq(where, i32x4.splat(position)));
        v128.store(at, f32x4.add(v128.load(at), share));
        position++;
        at += pixelBytes;
      }
      row += rowBytes;
    }
  }
  for (; channel < channels; channel++) {
    const offset = start + ((<usize>channel) << 2);
    let best: f32 = -Infinity;
    let where: usize = 0;
    let row = x + offset;
    let target = dx + offset;
    for (let y = fromY; y < toY; y++) {
      for (let i = 0; i < columns; i++) {
        const value = load<f32>(row + <usize>i * pixelBytes);
        if (value > best) {
          best = value;
          where = target + <usize>i * pixelBytes;
        }
      }
      row += rowBytes;
      target += rowBytes;
    }
    if (where != 0) store<f32>(where, load<f32>(where) + load<f32>(dy + ((<usize>channel) << 2)));
  }
}

/**
 * Gradient of average pooling as TensorFlow.js defines it: every output gives each input of its window an equal share,
 * dy / (windowHeight * windowWidth), also at the border, where the window reaches into the padding. `dx` must hold zeros.
 */
export function averagePoolGradient(
  dx: usize,
  dy: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  outHeight: i32,
  outWidth: i32,
  windowHeight: i32,
  windowWidth: i32,
  strideY: i32,
  strideX: i32,
  top: i32,
  left: i32,
): void {
  const pixelBytes = (<usize>channels) << 2;
  const rowBytes = <usize>width * pixelBytes;
  const share: f32 = <f32>1 / <f32>(windowHeight * windowWidth);
  const shares = f32x4.splat(share);
  for (let n = 0; n < batch; n++) {
    for (let oy = 0; oy < outHeight; oy++) {
      const fromY = max(0, oy * strideY - top);
      const toY = min(height, oy * strideY - top + windowHeight);
      for (let ox = 0; ox < outWidth; ox++) {
        const fromX = max(0, ox * strideX - left);
        const toX = min(width, ox * strideX - left + windowWidth);
        for (let y = fromY; y < toY; y++) {
          let at = dx + <usize>y * rowBytes + <usize>fromX * pixelBytes;
          for (let x = fromX; x < toX; x++) {
            let channel = 0;
            for (; channel + 4 <= channels; channel += 4) {
              const to = at + ((<usize>channel) << 2);
              const gradient = v128.load(dy + ((<usize>channel) << 2));
              v128.store(to, f32x4.add(v128.load(to), f32x4.mul(gradient, shares)));
            }
            for (; channel < channels; channel++) {
              const to = at + ((<usize>channel) << 2);
              store<f32>(to, load<f32>(to) + load<f32>(dy + ((<usize>channel) << 2)) * share);
            }
            at += pixelBytes;
          }
        }
        dy += pixelBytes;
      }
    }
    dx += <usize>height * rowBytes;
  }
}
