import type { AnswerFlow } from "@/lib/contract/live";

/** An answer at one side of the picture: a bar as high as its share of those who voted in both rounds. */
export interface FlowEnd {
  answer: string;
  voters: number;
  top: number;
  height: number;
}

/** Those who went from one answer to another. */
export interface FlowBand {
  from: string;
  to: string;
  voters: number;
  fromTop: number;
  toTop: number;
  height: number;
}

export interface FlowBands {
  before: FlowEnd[];
  after: FlowEnd[];
  bands: FlowBand[];
}

/** Of the picture's height: between two ends. */
const gap = 0.06;

function sum(flows: readonly { voters: number }[]): number {
  return flows.reduce((total, { voters }) => total + voters, 0);
}

/** One side's ends, spread over the whole height; `scale` is the height of one voter. */
function stackEnds(
  flows: readonly AnswerFlow[],
  side: "from" | "to",
  order: readonly string[],
  scale: number,
): FlowEnd[] {
  const answers = order.filter((answer) => flows.some((flow) => flow[side] === answer));
  const space = 1 - scale * sum(flows);
  const between = answers.length < 2 ? 0 : space / (answers.length - 1);
  let top = answers.length < 2 ? space / 2 : 0;
  return answers.map((answer) => {
    const voters = sum(flows.filter((flow) => flow[side] === answer));
    const end = { answer, voters, top, height: scale * voters };
    top += end.height + between;
    return end;
  });
}

/**
 * The places of all bars and bands, in a picture of height 1.
 *
 * @param order - all answers that may occur, from top to bottom
 */
export function layOutFlows(flows: readonly AnswerFlow[], order: readonly string[]): FlowBands {
  const most = Math.max(
    ...(["from", "to"] as const).map((side) => new Set(flows.map((flow) => flow[side])).size),
    1,
  );
  const scale = sum(flows) === 0 ? 0 : Math.max(0.3, 1 - gap * (most - 1)) / sum(flows);
  const before = stackEnds(flows, "from", order, scale);
  const after = stackEnds(flows, "to", order, scale);
  const bands: FlowBand[] = [];
  const used = new Map<string, number>();
  for (const { answer: from, top: fromTop } of before)
    for (const { answer: to, top: toTop } of after) {
      const voters = sum(flows.filter((flow) => flow.from === from && flow.to === to));
      if (voters === 0) continue;
      const height = scale * voters;
      const [left, right] = [used.get(`from ${from}`) ?? 0, used.get(`to ${to}`) ?? 0];
      bands.push({ from, to, voters, fromTop: fromTop + left, toTop: toTop + right, height });
      used.set(`from ${from}`, left + height);
      used.set(`to ${to}`, right + height);
    }
  return { before, after, bands };
}
