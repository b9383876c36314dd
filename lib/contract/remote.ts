import { z } from "zod";

const sessionSchema = z.uuid();

/** Milliseconds for which a link to a remote holds, and for which a phone that used it is one. */
export const remoteLinkLifetime = 5 * 60 * 1000;
export const remoteLifetime = 12 * 60 * 60 * 1000;

/** `POST /api/live/remote/link`: a link by which one phone becomes the session's remote. */
export const remoteLinkSchema = z.strictObject({ session: sessionSchema });

/** Its reply. The token is told once. */
export interface RemoteLinkReply {
  ok: true;
  token: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}

/** `POST /api/live/remote`: 256 random bits in base64url, from the link. */
export const pairSchema = z.strictObject({
  token: z.string().regex(/^[\w-]{43}$/, "the link is not complete"),
});

/** `DELETE /api/live/remote`. */
export const disconnectSchema = z.strictObject({ session: sessionSchema });

/** The session whose slides a phone turns. */
export interface RemoteSession {
  id: string;
  lesson: string;
}

/** Reply of `GET` and `POST /api/live/remote`. */
export interface RemoteReply {
  ok: true;
  session: RemoteSession;
}

/** No lesson has more slides. */
const mostSlides = 1000;

/** `POST /api/live/slide`: the slide is counted from 0. */
export const turnSchema = z.strictObject({
  session: sessionSchema,
  slide: z
    .int()
    .min(0)
    .max(mostSlides - 1),
});

/** Where a session is in its lesson. */
export interface LivePlace {
  /** From 0. */
  slide: number;
  /** How often a slide has been turned so far: of two places the later has the larger. */
  turn: number;
}

/** Reply of `POST /api/live/slide`. */
export interface TurnReply {
  ok: true;
  place: LivePlace;
}
