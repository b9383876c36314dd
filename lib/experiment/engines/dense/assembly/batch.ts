/**
 * Lays examples out for the layers: out[i, row] = examples[order[row], i]. Rows up to the stride are filled; so there
 * must be as many examples, and as many places in the order.
 * @param examples [any, size]
 * @param order [stride], of i32; 0 for the examples' own
 * @param out [size, stride]
 */
export function layOut(examples: usize, order: usize, size: i32, stride: i32, out: usize): void {
  const example = (<usize>size) << 2;
  const step = (<usize>stride) << 2;
  for (let r: usize = 0; r < step; r += 16) {
    let e0 = examples;
    let e1 = e0 + example;
    let e2 = e1 + example;
    let e3 = e2 + example;
    if (order) {
      e0 = examples + example * load<u32>(order + r);
      e1 = examples + example * load<u32>(order + r, 4);
      e2 = examples + example * load<u32>(order + r, 8);
      e3 = examples + example * load<u32>(order + r, 12);
    } else examples = e3 + example;
    let to = out + r;
    for (const end = e0 + example; e0 < end; e0 += 4) {
      let four = v128.load32_zero(e0);
      four = v128.load_lane<f32>(e1, four, 1);
      four = v128.load_lane<f32>(e2, four, 2);
      four = v128.load_lane<f32>(e3, four, 3);
      v128.store(to, four);
      e1 += 4;
      e2 += 4;
      e3 += 4;
      to += step;
    }
  }
}
