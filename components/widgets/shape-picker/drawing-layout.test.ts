import { expect, test } from "vitest";
import { drawNetwork } from "./drawing-layout";
import { definition, shapes, type State } from "./state";

const draw = (patch: Partial<State>) => drawNetwork(definition.schema.parse({ units: 5, ...patch }));
const tell = (patch: Partial<State>) =>
  draw(patch).rows.map(({ name, shape }) => `${name} ${shape.join("x")}`);

test("each shape has the tensors that its name promises", () => {
  expect(tell({ shape: "one-to-one" })).toEqual(["input 2", "dense 5", "answer 2"]);
  expect(tell({ shape: "one-to-many" })).toEqual(["input 2", "GRU 7x5", "answer 7x1"]);
  expect(tell({ shape: "many-to-one" })).toEqual(["input 7x2", "GRU 7x5", "answer 2"]);
  expect(tell({ shape: "many-to-many" })).toEqual(["input 7x2", "GRU 7x5", "answer 7x4"]);
  expect(tell({ shape: "encoder-decoder" })).toEqual(["input 7x4", "GRU 7x5", "GRU 7x5", "answer 7x4"]);
});

test("every wire joins two nodes, and none runs downwards", () => {
  for (const shape of shapes)
    for (const isBidirectional of [false, true])
      for (const [depth, length] of [
        [1, 3],
        [3, 12],
      ] as const) {
        const { rows, wires, columns } = draw({ shape, isBidirectional, depth, length });
        const has = ({ row, column }: { row: number; column: number }) =>
          rows[row]?.nodes.some((node) => node.column === column) === true && column < columns;
        for (const { from, to } of wires) {
          expect(has(from) && has(to), JSON.stringify({ shape, from, to })).toBe(true);
          expect(from.row).toBeLessThanOrEqual(to.row);
        }
        // Everything but the input is fed by something.
        rows.slice(1).forEach((_, i) => expect(wires.some(({ to }) => to.row === i + 1)).toBe(true));
      }
});

test("the answer of many to one hangs on the last state, and read both ways also on the first", () => {
  const answers = (isBidirectional: boolean) => {
    const { rows, wires } = draw({ shape: "many-to-one", isBidirectional });
    return wires.filter(({ to }) => to.row === rows.length - 1).map(({ from }) => from.column);
  };
  expect(answers(false)).toEqual([3]);
  expect(answers(true)).toEqual([3, 0]);
});

test("only the encoder's end leads into its decoder, and it leads into every step", () => {
  const { wires } = draw({ shape: "encoder-decoder" });
  const across = wires.filter(({ from, to }) => from.row === 1 && to.row === 2);
  expect(across.map(({ from }) => from.column)).toEqual([3, 3, 3, 3]);
  expect(across.map(({ to }) => to.column)).toEqual([4, 5, 6, 7]);
});
