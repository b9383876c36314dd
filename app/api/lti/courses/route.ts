import { readCaller } from "@/lib/classroom/accounts/caller";
import { answerRequest } from "@/lib/classroom/answer-request";
import { readBrowser } from "@/lib/classroom/lti/browser-cookie";
import { connectCourse, disconnectCourse, listCourses } from "@/lib/classroom/lti/connect-course";
import { readBody, readQuery } from "@/lib/classroom/read-request";
import { limitStaff } from "@/lib/classroom/write-limits";
import {
  connectSchema,
  coursesQuerySchema,
  disconnectSchema,
  type ConnectedReply,
  type CoursesReply,
} from "@/lib/contract/lti";
import { getStore } from "@/lib/store/open-store";

/** The courses of learning platforms that are connected with a class: `GET /api/lti/courses?class=<id>`. */
export function GET(request: Request): Promise<Response> {
  return answerRequest("list-courses", async () => {
    const { class: id } = readQuery(request, coursesQuerySchema);
    const courses = await listCourses(await getStore(), readCaller(request), id);
    const body: CoursesReply = { ok: true, courses };
    return { body };
  });
}

/** Connects the course of a launch with a class. */
export function POST(request: Request): Promise<Response> {
  return answerRequest("connect-course", async () => {
    const wish = await readBody(request, connectSchema);
    limitStaff(request.headers);
    const browser = readBrowser(request.headers);
    const done = await connectCourse(await getStore(), readCaller(request), wish, browser);
    const body: ConnectedReply = { ok: true, ...done };
    return { body };
  });
}

/** Takes a course from a class. */
export function DELETE(request: Request): Promise<Response> {
  return answerRequest("disconnect-course", async () => {
    const { id, course } = await readBody(request, disconnectSchema);
    limitStaff(request.headers);
    const [store, caller] = [await getStore(), readCaller(request)];
    await disconnectCourse(store, caller, id, course);
    const body: CoursesReply = { ok: true, courses: await listCourses(store, caller, id) };
    return { body };
  });
}
