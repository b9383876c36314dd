/** A learning management system that may send its people here. */
export interface LtiPlatformTable {
  id: string;
  /** By which those who teach know it. */
  name: string;
  /** How the platform calls itself in its tokens. */
  issuer: string;
  /** How the platform calls this site. */
  client_id: string;
  authorization_endpoint: string;
  token_endpoint: string;
  jwks_url: string;
  created_at: string;
}

/** One place of a platform where this site has been put in: a school, a faculty. */
export interface LtiDeploymentTable {
  platform_id: string;
  deployment: string;
}

/** A sign-in that a platform has begun and not finished. Of the state and the browser only hashes are kept. */
export interface LtiLoginTable {
  state_hash: string;
  browser_hash: string;
  platform_id: string;
  nonce: string;
  expires_at: string;
}

/** What an instructor of a platform may do next, once, in the browser of the launch. */
export interface LtiTicketTable {
  token_hash: string;
  browser_hash: string;
  /** "connect" a course with a class, or "choose" what a link of the platform leads to. */
  kind: string;
  platform_id: string;
  /** JSON. */
  payload: string;
  expires_at: string;
}

/** A course of a platform. */
export interface LtiContextTable {
  id: string;
  platform_id: string;
  deployment: string;
  /** The platform's own id of the course. */
  context: string;
  title: string;
  /** The class to which one of its instructors has connected the course. */
  class_id: string | null;
  /** 1 where those who teach the course there, and have an account here, become assistants of the class; else 0. */
  teachers_assist: number;
  created_at: string;
}

/** Which reader a platform's user is. */
export interface LtiSubjectTable {
  platform_id: string;
  subject: string;
  reader_id: string;
  created_at: string;
}

/** A link of a platform's course that leads here. */
export interface LtiPlacementTable {
  id: string;
  context_id: string;
  /** The platform's own id of the link. */
  resource_link: string;
  lesson: string;
  /** "lesson", "poll" or "exercise". */
  kind: string;
  /** Id of the poll or the exercise; the empty string for a lesson. */
  item: string;
  /** What the point is for: an "answer", or a "right" one. */
  points: string;
  /** Address of the column in the platform's gradebook; null where it has none. */
  lineitem: string | null;
  created_at: string;
}

/** What a learner who came by a placement has there, and how far it has got to the platform. */
export interface LtiGradeTable {
  placement_id: string;
  subject: string;
  reader_id: string;
  /** From 0 to 1; null before there is one. */
  score: number | null;
  /** When the score came to be; the platform keeps the latest. */
  scored_at: string | null;
  /** When to try to send it; null where there is nothing to send. */
  next_at: string | null;
  /** Tries so far. */
  attempts: number;
  sent_at: string | null;
  /** What the last try met, for the person who looks after the site. */
  fault: string | null;
}
