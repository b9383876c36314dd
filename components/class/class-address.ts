/** The parts of a class's page. */
export type ClassView = "class" | "reading" | "questions" | "sessions" | "assignments" | "grades";

/** Where a part of a class's page is. */
export function addressOf(id: string, view: ClassView, lesson?: string): string {
  const query = new URLSearchParams({ class: id });
  if (view !== "class") query.set("view", view);
  if (lesson !== undefined) query.set("lesson", lesson);
  return `/teach?${query.toString()}`;
}

/** Where a learner's page is. */
export function addressOfLearner(id: string, learner: string): string {
  return `/teach?${new URLSearchParams({ class: id, learner }).toString()}`;
}

/** Where a set of exercises is changed, or a new one made: "new". */
export function addressOfSet(id: string, set: string): string {
  return `/teach?${new URLSearchParams({ class: id, view: "assignments", set }).toString()}`;
}
