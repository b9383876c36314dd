import { z } from "zod";
import { slugSchema } from "./poll";

/** What a member of staff may do in one class: an assistant looks on, an instructor changes it. */
export const staffRoleSchema = z.enum(["assistant", "instructor"]);

export type StaffRole = z.infer<typeof staffRoleSchema>;

const idSchema = z.uuid();
const nameSchema = z.string().trim().min(1, "a name is needed").max(100);
const termSchema = z.string().trim().max(50);
const timeSchema = z.iso.datetime().nullable();

export const createClassSchema = z.strictObject({ name: nameSchema, term: termSchema });
export const changeClassSchema = z.strictObject({
  id: idSchema,
  change: z.union([
    z.strictObject({ name: nameSchema, term: termSchema }),
    z.strictObject({ archived: z.boolean() }),
    z.strictObject({ newCode: z.literal(true) }),
  ]),
});
export const copyClassSchema = z.strictObject({ id: idSchema, name: nameSchema, term: termSchema });

/** Bytes of a request with a list of names: some 1,000 lines. */
export const largestList = 128 * 1024;
export const importSchema = z.strictObject({ id: idSchema, csv: z.string().min(1).max(100_000) });
export const renameLearnerSchema = z.strictObject({ id: idSchema, learner: idSchema, name: nameSchema });
export const removeLearnerSchema = z.strictObject({ id: idSchema, learner: idSchema });
export const mergeSchema = z.strictObject({ id: idSchema, keep: idSchema, drop: idSchema });

export const setOpeningSchema = z.strictObject({
  id: idSchema,
  lesson: slugSchema,
  opensAt: timeSchema,
  closesAt: timeSchema,
});
export const removeOpeningSchema = z.strictObject({ id: idSchema, lesson: slugSchema });

export const setStaffSchema = z.strictObject({
  id: idSchema,
  email: z.email("this is no e-mail address").max(254),
  role: staffRoleSchema,
});
export const removeStaffSchema = z.strictObject({ id: idSchema, user: z.string().min(1).max(64) });

export const classIdSchema = idSchema;

/** Query of what is asked of one class. */
export const classQuerySchema = z.object({ class: idSchema });

export const joinSchema = z.strictObject({ code: z.string().min(1).max(40), name: nameSchema });
export const leaveSchema = z.strictObject({ id: idSchema });

/** A class in a list of one's own. Times are ISO 8601, UTC. */
export interface ClassSummary {
  id: string;
  name: string;
  term: string;
  isArchived: boolean;
  role: StaffRole;
  learners: number;
}

export interface Learner {
  id: string;
  name: string;
  /** Null while the name is only on the list. */
  joinedAt: string | null;
}

export interface Opening {
  lesson: string;
  opensAt: string | null;
  closesAt: string | null;
}

export interface StaffMember {
  user: string;
  name: string;
  role: StaffRole;
  isSelf: boolean;
}

export interface ClassDetails extends Omit<ClassSummary, "learners"> {
  /** As it is shown: in groups. */
  joinCode: string;
  learners: Learner[];
  openings: Opening[];
  staff: StaffMember[];
}

/** Reply of GET /api/classes: the classes of the account that is signed in, and whether it may make new ones. */
export interface ClassesReply {
  ok: true;
  classes: ClassSummary[];
  mayCreate: boolean;
}

/** Reply of GET /api/classes?class=<id>, and of every change to that class. */
export interface ClassReply {
  ok: true;
  class: ClassDetails;
}

/** Reply of POST /api/classes and /api/classes/copy. */
export interface NewClassReply {
  ok: true;
  id: string;
}

/** Reply of POST /api/classes/learners. */
export interface ImportReply extends ClassReply {
  added: number;
  /** Names that were on the list already. */
  known: number;
}

/** A class as a learner sees it. */
export interface JoinedClass {
  id: string;
  name: string;
  term: string;
  /** By which name the class knows the learner. */
  learner: string;
  openings: Opening[];
  /** The session that the class has just now, where it has one. */
  live: { lesson: string; joinCode: string } | null;
}

/** Reply of GET, POST and DELETE /api/classes/join: the classes that this browser has joined. */
export interface JoinedReply {
  ok: true;
  classes: JoinedClass[];
}
