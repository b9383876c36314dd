import { expect, test } from "vitest";
import type { ReadingPlace } from "@/lib/contract/class-reading";
import { countWrong, findLeftLesson, gatherShares } from "./find-stuck";

const now = Date.parse("2026-11-29T12:00:00Z");
const daysAgo = (days: number) => new Date(now - days * 24 * 60 * 60 * 1000).toISOString();

const place = (read: number, days: number, lesson = "lstm"): ReadingPlace => ({
  lesson,
  read,
  reached: 1,
  sections: 4,
  at: daysAgo(days),
});

const find = (own: ReadingPlace[], others: ReadingPlace[][]) =>
  findLeftLesson(own, gatherShares([own, ...others]), now);

test("a lesson lies for a week while more than half of those who began it are further: that is told", () => {
  const others = [[place(0.5, 1)], [place(0.9, 2)], [place(0.2, 1)]];
  expect(find([place(0.3, 9.5)], others)).toBeNull();
  expect(find([place(0.3, 9.5)], [...others, [place(1, 3)]])).toEqual({
    kind: "reading",
    lesson: "lstm",
    days: 9,
    ahead: 3,
    begun: 5,
  });
});

test("who read on yesterday, has finished, has only looked in, or reads another lesson since, is not stuck", () => {
  const others = [[place(0.5, 1)], [place(1, 2)]];
  expect(find([place(0.3, 8)], others)).not.toBeNull();
  expect(find([place(0.3, 6.9)], others)).toBeNull();
  expect(find([place(0.98, 8)], others)).toBeNull();
  expect(find([place(0.04, 8)], others)).toBeNull();
  expect(find([place(0.3, 8), place(0.2, 1, "dropout")], others)).toBeNull();
  expect(find([], others)).toBeNull();
});

test("those who have only looked into a lesson do not weigh in its class", () => {
  expect(gatherShares([[place(0.5, 1)], [place(0.01, 1)]]).get("lstm")).toEqual([0.5]);
});

test("two wrong answers and no right one since are many; one is a try", () => {
  const count = (text: string) => countWrong([...text].map((letter) => ({ right: letter === "r" })));
  expect(["", "w", "r", "wr", "rw", "wrw"].map(count)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(["ww", "www", "rww", "wwrww"].map(count)).toEqual([2, 3, 2, 2]);
});
