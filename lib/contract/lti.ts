import { z } from "zod";
import { classIdSchema } from "./class";
import { slugSchema } from "./poll";

/** The page on which an instructor chooses what a link of a learning platform leads to. */
export const choicePath = "/lti/choose";

/** What a link of a learning management system may lead to. */
export const targetSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("lesson"), lesson: slugSchema }),
  z.strictObject({
    kind: z.literal("poll"),
    lesson: slugSchema,
    item: slugSchema,
    /** What the poll's one point is for. */
    points: z.enum(["answer", "right"]),
  }),
  z.strictObject({ kind: z.literal("exercise"), lesson: slugSchema, item: slugSchema }),
]);

export type LtiTarget = z.infer<typeof targetSchema>;

/** The path and query by which a platform keeps a target, such as `/lessons/lstm?poll=gates&points=right`. */
export function printTarget(target: LtiTarget): string {
  const query = new URLSearchParams();
  if (target.kind !== "lesson") query.set(target.kind, target.item);
  if (target.kind === "poll") query.set("points", target.points);
  const text = query.toString();
  return `/lessons/${target.lesson}${text && `?${text}`}`;
}

/** The target that a path and query name, or null. A poll without `points` gives its point for an answer. */
export function readTarget(address: string): LtiTarget | null {
  const origin = "http://localhost";
  if (!URL.canParse(address, origin) || new URL(address, origin).origin !== origin) return null;
  const { pathname, searchParams } = new URL(address, origin);
  const lesson = /^\/lessons\/([^/]+)\/?$/.exec(pathname)?.[1];
  const [poll, exercise] = [searchParams.get("poll"), searchParams.get("exercise")];
  const points = searchParams.get("points") ?? "answer";
  const found =
    poll !== null
      ? { kind: "poll", lesson, item: poll, points }
      : exercise !== null
        ? { kind: "exercise", lesson, item: exercise }
        : { kind: "lesson", lesson };
  return targetSchema.safeParse(found).data ?? null;
}

const endpointSchema = z
  .url("this is no address")
  .max(500)
  .refine((text) => /^https?:\/\//.test(text), "an address begins with https://");

/** What the owner of the site copies from a platform. */
const platformFields = {
  name: z.string().trim().min(1, "a name is needed").max(100),
  issuer: z.string().trim().min(1, "the issuer is needed").max(500),
  clientId: z.string().trim().min(1, "the client id is needed").max(255),
  deployments: z
    .array(z.string().trim().min(1).max(255))
    .min(1, "a deployment id is needed")
    .max(50)
    .refine((ids) => new Set(ids).size === ids.length, "the same deployment id twice"),
  authorizationEndpoint: endpointSchema,
  tokenEndpoint: endpointSchema,
  jwksUrl: endpointSchema,
};

const platformIdSchema = z.uuid();

/** Bytes of a request with a platform. */
export const largestPlatform = 32 * 1024;
export const createPlatformSchema = z.strictObject(platformFields);
export const changePlatformSchema = z.strictObject({ id: platformIdSchema, ...platformFields });
export const deletePlatformSchema = z.strictObject({ id: platformIdSchema });
export const renewKeySchema = z.strictObject({});

export type PlatformFields = z.infer<typeof createPlatformSchema>;

/** A platform as the owner sees it. */
export interface Platform extends PlatformFields {
  id: string;
  /** Courses of it that are connected with a class. */
  courses: number;
  /** Scores that are still to be sent, and those that were given up. */
  waiting: number;
  failed: number;
  /** What the latest try that failed has met; null where all went well. */
  fault: string | null;
}

/** Reply of GET /api/lti/platforms, and of every change. */
export interface PlatformsReply {
  ok: true;
  platforms: Platform[];
  /** Ids of our own keys that are published, the one that signs first. */
  keys: string[];
}

/** 256 random bits in base64url. */
export const ticketSchema = z.string().regex(/^[\w-]{43}$/, "the link is not complete");

export const openTicketSchema = z.strictObject({ ticket: ticketSchema });
export const connectSchema = z.strictObject({
  ticket: ticketSchema,
  /** The class, or the name of a new one. */
  class: z.union([
    z.strictObject({ id: classIdSchema }),
    z.strictObject({ name: z.string().trim().min(1, "a name is needed").max(100) }),
  ]),
  teachersAssist: z.boolean(),
});
export const disconnectSchema = z.strictObject({ id: classIdSchema, course: z.uuid() });
export const coursesQuerySchema = z.object({ class: classIdSchema });

/** Reply of POST /api/lti/courses/offer: the course that is to be connected, and the classes that it can be connected with. */
export interface OfferReply {
  ok: true;
  course: string;
  platform: string;
  classes: { id: string; name: string; term: string }[];
  mayCreate: boolean;
}

/** A course of a platform that is connected with a class. */
export interface ConnectedCourse {
  id: string;
  title: string;
  platform: string;
  teachersAssist: boolean;
}

/** Reply of GET and DELETE /api/lti/courses. */
export interface CoursesReply {
  ok: true;
  courses: ConnectedCourse[];
}

/** Reply of POST /api/lti/courses. */
export interface ConnectedReply {
  ok: true;
  class: string;
  /** Where the link that was followed leads. */
  next: string;
}
