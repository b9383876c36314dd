import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { fillTemplates, writeTitle } from "./scaffold.mjs";

const PLAN = "content/course.yaml";

/**
 * Adds a small whole lesson. One that the plan of the course names takes its title and place from there; another is
 * put at the plan's end.
 *
 * @param {string} root the project's folder
 * @param {string} slug
 * @returns {Promise<string[]>} the files written or changed
 * @throws {Failure} when there is one of that slug
 */
export async function addLesson(root, slug) {
  const folder = `content/lessons/${slug}`;
  if (existsSync(path.join(root, folder)))
    throw new Failure(`There is a lesson ${slug} already, in ${folder}.`);
  const isPlanned = (await findPlace(root, slug)) !== null;
  if (!isPlanned) appendToPlan(root, slug);
  const place = await findPlace(root, slug);
  if (!place) throw new Failure(`${PLAN} has no list of lessons at its end: name ${slug} there first.`);
  const files = await fillTemplates("lesson", root, folder, place);
  return isPlanned ? files : [...files, PLAN];
}

/**
 * @param {string} root
 * @param {string} slug
 * @returns {Promise<{ title: string, session: number, order: number } | null>}
 */
async function findPlace(root, slug) {
  const { parse } = await import("yaml");
  /** @type {{ session: number, lessons: { slug: string, title: string }[] }[]} */
  const plan = parse(readFileSync(path.join(root, PLAN), "utf8"));
  for (const { session, lessons } of plan) {
    const index = lessons.findIndex((lesson) => lesson.slug === slug);
    const lesson = lessons[index];
    if (lesson) return { title: lesson.title, session, order: index + 1 };
  }
  return null;
}

/**
 * @param {string} root
 * @param {string} slug
 */
function appendToPlan(root, slug) {
  const file = path.join(root, PLAN);
  const text = readFileSync(file, "utf8").trimEnd();
  writeFileSync(file, `${text}\n    - { slug: ${slug}, title: ${writeTitle(slug)} }\n`);
}
