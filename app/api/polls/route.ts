import { answerRequest } from "@/lib/classroom/answer-request";
import { getPoll, getPolls } from "@/lib/classroom/find-poll";
import { readBody } from "@/lib/classroom/read-request";
import { isSecure, printCookie, readCookie } from "@/lib/classroom/reader-cookie";
import { listAnswers } from "@/lib/classroom/reveal-poll";
import { castVote } from "@/lib/classroom/votes";
import { AppError } from "@/lib/contract/app-error";
import { slugSchema, voteRequestSchema, type LessonAnswersReply, type VoteReply } from "@/lib/contract/poll";
import { getStore } from "@/lib/store/open-store";
import { limitWrites } from "./vote-limits";

/** This reader's answers to a lesson's polls: `GET /api/polls?lesson=<slug>`. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("list-answers", async () => {
    const lesson = slugSchema.safeParse(new URL(request.url).searchParams.get("lesson"));
    if (!lesson.success) throw new AppError("bad-request", 400, "Name the lesson: /api/polls?lesson=<slug>.");
    const polls = await getPolls(lesson.data);
    const token = readCookie(request.headers);
    const body: LessonAnswersReply = {
      ok: true,
      polls: token === null ? {} : await listAnswers(await getStore(), lesson.data, polls, token),
    };
    return { body };
  });
}

/** Takes a vote. The reply comes after the vote is on disk. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("vote", async () => {
    const vote = await readBody(request, voteRequestSchema);
    const token = readCookie(request.headers);
    limitWrites(request.headers, token);
    const poll = await getPoll(vote.lesson, vote.poll, vote.version);
    const claim = { token, attempt: vote.attempt ?? null };
    const cast = await castVote(await getStore(), { lesson: vote.lesson, poll }, claim, vote.answer);
    const body: VoteReply = { ok: true, ...cast.saved };
    return { body, cookie: cast.token === null ? null : printCookie(cast.token, isSecure(request)) };
  });
}
