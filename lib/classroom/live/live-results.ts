import type { AnswerFlow, LiveState, PeerAdvice, RoundCounts } from "@/lib/contract/live";
import type { CompiledPoll } from "@/lib/course/polls";
import type { Store } from "@/lib/store/database";
import { isNear } from "../judge-answer";

/** Distinct numbers that a round shows; rarer ones are counted together. */
const shownValues = 8;

type Row = { round: number; choice: string; value: number | null; voters: number };

async function countVoters(store: Store, livePollId: string): Promise<Map<number, number>> {
  const rows = await store
    .selectFrom("live_votes")
    .select(({ fn }) => ["round", fn.count<number | string>("reader_id").distinct().as("voters")])
    .where("live_poll_id", "=", livePollId)
    .groupBy("round")
    .execute();
  return new Map(rows.map(({ round, voters }) => [round, Number(voters)]));
}

async function countChoices(store: Store, livePollId: string): Promise<Row[]> {
  const rows = await store
    .selectFrom("live_votes")
    .select(({ fn }) => ["round", "choice", "value", fn.countAll<number | string>().as("voters")])
    .where("live_poll_id", "=", livePollId)
    .groupBy(["round", "choice", "value"])
    .execute();
  return rows.map((row) => ({ ...row, voters: Number(row.voters) }));
}

function gatherValues(rows: readonly Row[], voters: number): NonNullable<RoundCounts["values"]> {
  const values = rows
    .flatMap(({ value, voters: count }) => (value === null ? [] : [{ value, voters: count }]))
    .sort((a, b) => b.voters - a.voters || a.value - b.value)
    .slice(0, shownValues);
  const shown = values.reduce((sum, entry) => sum + entry.voters, 0);
  return { values: values.sort((a, b) => a.value - b.value), others: voters - shown };
}

/** How the votes of each round fell, from the rows; rounds without a vote are left out. */
export async function countRounds(
  store: Store,
  poll: CompiledPoll,
  livePollId: string,
): Promise<RoundCounts[]> {
  const [voters, rows] = await Promise.all([countVoters(store, livePollId), countChoices(store, livePollId)]);
  return [...voters]
    .sort(([a], [b]) => a - b)
    .map(([round, count]) => {
      const ofRound = rows.filter((row) => row.round === round);
      const options = poll.kind === "number" ? [] : poll.options;
      return {
        round,
        voters: count,
        options: options.map(({ id }) => ({
          id,
          voters: ofRound.find(({ choice }) => choice === id)?.voters ?? 0,
        })),
        values: poll.kind === "number" ? gatherValues(ofRound, count) : null,
      };
    });
}

export interface RoundAnswer {
  readerId: string;
  round: number;
  choices: string[];
  value: number | null;
  sure: boolean;
  /** ISO 8601, UTC. */
  at: string;
}

/** Every participant's answer of every round, as one entry each. */
export async function listRoundAnswers(store: Store, livePollId: string): Promise<RoundAnswer[]> {
  const rows = await store
    .selectFrom("live_votes")
    .select(["reader_id", "round", "choice", "value", "sure", "created_at"])
    .where("live_poll_id", "=", livePollId)
    .orderBy("round")
    .orderBy("reader_id")
    .orderBy("choice")
    .execute();
  const answers = new Map<string, RoundAnswer>();
  for (const row of rows) {
    const key = `${row.round} ${row.reader_id}`;
    const answer = answers.get(key) ?? {
      readerId: row.reader_id,
      round: row.round,
      choices: [],
      value: row.value,
      sure: row.sure === 1,
      at: row.created_at,
    };
    if (row.choice !== "") answer.choices.push(row.choice);
    answers.set(key, answer);
  }
  return [...answers.values()];
}

/** Whether an answer of a round is right. */
export function isRightAnswer(poll: CompiledPoll, { choices, value }: RoundAnswer): boolean {
  if (poll.kind === "number") return value !== null && isNear(value, poll.value, poll.tolerance);
  return poll.options.every(({ id, correct }) => correct === choices.includes(id));
}

/**
 * Below 30 % right there is too little to talk about, above 70 % too few to convince; between, neighbours teach each
 * other. Source: Crouch and Mazur, Peer Instruction: Ten years of experience and results (2001).
 */
export function advisePeers(share: number): PeerAdvice {
  if (share < 0.3) return "explain";
  return share <= 0.7 ? "discuss" : "go-on";
}

function nameAnswer({ choices, value }: RoundAnswer): string {
  return value === null ? choices.join(",") : String(value);
}

/** What the presenter learns of a round besides its bars: it tells what is right, so it is the presenter's alone. */
export interface RoundAnalysis {
  round: number;
  /** Of the voters, from 0 to 1; null where nobody has voted. */
  shareRight: number | null;
  /** Of those who ticked to be sure, from 0 to 1; null where nobody did. */
  shareRightOfSure: number | null;
  advice: PeerAdvice | null;
  /** From the round before to this one, of those who voted in both. */
  flows: AnswerFlow[];
}

function findShare(right: number, all: number): number | null {
  return all === 0 ? null : right / all;
}

/** By code unit, the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The analysis of each round that has votes, in order. */
export async function analyseRounds(
  store: Store,
  poll: CompiledPoll,
  livePollId: string,
): Promise<RoundAnalysis[]> {
  const answers = await listRoundAnswers(store, livePollId);
  const rounds = [...new Set(answers.map(({ round }) => round))].sort((a, b) => a - b);
  return rounds.map((round, index) => {
    const now = answers.filter((answer) => answer.round === round);
    const before = new Map(
      answers
        .filter((answer) => answer.round === rounds[index - 1])
        .map((answer) => [answer.readerId, answer]),
    );
    const sure = now.filter((answer) => answer.sure);
    const share = findShare(now.filter((answer) => isRightAnswer(poll, answer)).length, now.length);
    const flows = new Map<string, AnswerFlow>();
    for (const answer of now) {
      const earlier = before.get(answer.readerId);
      if (earlier === undefined) continue;
      const [from, to] = [nameAnswer(earlier), nameAnswer(answer)];
      const flow = flows.get(`${from} ${to}`) ?? { from, to, voters: 0 };
      flows.set(`${from} ${to}`, { ...flow, voters: flow.voters + 1 });
    }
    return {
      round,
      shareRight: share,
      shareRightOfSure: findShare(sure.filter((answer) => isRightAnswer(poll, answer)).length, sure.length),
      advice: share === null ? null : advisePeers(share),
      flows: [...flows.values()].sort(
        (a, b) => b.voters - a.voters || compareText(a.from, b.from) || compareText(a.to, b.to),
      ),
    };
  });
}

/** What the presenter may do after the round that was closed last; null before, and where nobody has voted in it. */
export async function advisePresenter(
  store: Store,
  poll: CompiledPoll,
  livePollId: string,
  { phase, round }: LiveState,
): Promise<PeerAdvice | null> {
  if (phase !== "closed" && phase !== "discuss") return null;
  const analysis = (await analyseRounds(store, poll, livePollId)).find(
    (candidate) => candidate.round === round,
  );
  return analysis?.advice ?? null;
}
