/** Rows summed before the result joins the total: keeps the rounding of long float32 sums small. */
const CHUNK: i32 = 512;

/** out[o, i] = sum over r of x[o, r, i]: the sum over the middle of three axes. */
export function sumMiddle(out: usize, x: usize, outer: i32, reduced: i32, inner: i32): void {
  const rowBytes = (<usize>inner) << 2;
  memory.fill(out, 0, (<usize>(outer * inner)) << 2);
  for (let o = 0; o < outer; o++) {
    for (let first = 0; first < reduced; first += CHUNK) {
      const rows = min(CHUNK, reduced - first);
      let column = 0;
      for (; column + 4 <= inner; column += 4) {
        let at = x + ((<usize>column) << 2);
        let total = f32x4.splat(0);
        for (let row = 0; row < rows; row++) {
          total = f32x4.add(total, v128.load(at));
          at += rowBytes;
        }
        const to = out + ((<usize>column) << 2);
        v128.store(to, f32x4.add(v128.load(to), total));
      }
      for (; column < inner; column++) {
        let at = x + ((<usize>column) << 2);
        let total: f32 = 0;
        for (let row = 0; row < rows; row++) {
          total += load<f32>(at);
          at += rowBytes;
        }
        const to = out + ((<usize>column) << 2);
        store<f32>(to, load<f32>(to) + total);
      }
      x += <usize>rows * rowBytes;
    }
    out += rowBytes;
  }
}
