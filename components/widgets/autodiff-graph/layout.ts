import type { Tape } from "@/lib/math/expression/tape";

export interface Point {
  x: number;
  y: number;
}

/** Where the nodes of a graph stand, in CSS pixels: the middle of each, and the points that each edge goes through. */
export interface Layout {
  width: number;
  height: number;
  box: { width: number; height: number };
  nodes: Point[];
  /** One for each operand of each entry. */
  edges: { from: number; to: number; points: Point[] }[];
}

const BOX = { width: 84, height: 62 };
/** Least distance between the middles of two nodes, along the flow and beside it. */
const GAP = { across: { level: 104, lane: 76 }, down: { level: 90, lane: 94 } };

/** A node of the tape, or the place where a long edge passes a level. */
interface Slot {
  /** Entry of the tape; null for a passing edge. */
  entry: number | null;
  level: number;
  before: Slot[];
  after: Slot[];
  lane: number;
}

/** The level of each entry: operations behind all their operands, what is given right before its first use. */
export function findLevels({ entries, firstOperation }: Tape): number[] {
  const levels = entries.map(() => 0);
  entries.forEach((entry, index) => {
    if (entry.kind === "operation")
      levels[index] = 1 + Math.max(...entry.inputs.map((input) => levels[input] ?? 0));
  });
  for (let index = 0; index < firstOperation; index++) {
    const users = levels.filter((_, user) => entries[user]?.inputs.some((input) => input === index));
    levels[index] = Math.max(0, Math.min(...users, Infinity) - 1);
    if (users.length === 0) levels[index] = 0;
  }
  return levels;
}

/**
 * Places a tape level by level along the flow: from left to right where there is room for it, else from top to bottom. Within
 * a level, nodes stand near what they are connected with (the barycentre method of Sugiyama, Tagawa and Toda 1981).
 * @param room CSS width of the place
 */
export function placeGraph(tape: Tape, room: number): Layout {
  const levels = findLevels(tape);
  const { slots, chains } = makeSlots(tape, levels);
  const depth = Math.max(...levels) + 1;
  const rows = Array.from({ length: depth }, (_, level) => slots.filter((slot) => slot.level === level));
  orderRows(rows);
  const lanes = Math.max(...rows.map((row) => row.length));
  const across = depth * GAP.across.level <= room;
  const gap = across ? GAP.across : GAP.down;
  const levelGap = across ? Math.min(140, room / depth) : gap.level;
  const laneGap = across ? gap.lane : Math.max(gap.lane, Math.min(120, room / lanes));
  const along = depth * levelGap;
  const beside = lanes * laneGap;
  const place = (slot: Slot): Point => {
    const row = rows[slot.level] as Slot[];
    const l = (slot.level + 0.5) * levelGap;
    const k = beside / 2 + (row.indexOf(slot) - (row.length - 1) / 2) * laneGap;
    return across ? { x: l, y: k } : { x: k, y: l };
  };
  return {
    width: across ? along : beside,
    height: across ? beside : along,
    box: BOX,
    nodes: tape.entries.map((_, index) => place(slots[index] as Slot)),
    edges: chains.map(({ from, to, through }) => ({
      from,
      to,
      points: [slots[from] as Slot, ...through, slots[to] as Slot].map(place),
    })),
  };
}

/** A slot for each entry, then one for each level that an edge passes. */
function makeSlots(tape: Tape, levels: readonly number[]) {
  const makeSlot = (entry: number | null, level: number): Slot => ({
    entry,
    level,
    before: [],
    after: [],
    lane: 0,
  });
  const slots = tape.entries.map((_, index) => makeSlot(index, levels[index] ?? 0));
  const chains: { from: number; to: number; through: Slot[] }[] = [];
  tape.entries.forEach((entry, to) => {
    for (const from of entry.inputs) {
      const through: Slot[] = [];
      for (let level = (levels[from] ?? 0) + 1; level < (levels[to] ?? 0); level++)
        through.push(makeSlot(null, level));
      slots.push(...through);
      const chain = [slots[from] as Slot, ...through, slots[to] as Slot];
      for (let i = 1; i < chain.length; i++) {
        chain[i]?.before.push(chain[i - 1] as Slot);
        chain[i - 1]?.after.push(chain[i] as Slot);
      }
      chains.push({ from, to, through });
    }
  });
  return { slots, chains };
}

const SWEEPS = 6;

/** Orders each level by the mean place of the neighbours, forward and backward in turn. */
function orderRows(rows: Slot[][]): void {
  const number = (row: Slot[]) =>
    row.forEach((slot, i) => {
      slot.lane = i - (row.length - 1) / 2;
    });
  rows.forEach(number);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isForward = sweep % 2 === 1;
    for (const row of isForward ? rows : [...rows].reverse()) {
      const aim = (slot: Slot) => {
        const near = isForward ? slot.before : slot.after;
        return near.length === 0 ? slot.lane : near.reduce((sum, { lane }) => sum + lane, 0) / near.length;
      };
      const wanted = new Map(row.map((slot) => [slot, aim(slot)]));
      row.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
      number(row);
    }
  }
}
