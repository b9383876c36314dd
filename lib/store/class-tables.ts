/** One class in one term. */
export interface ClassTable {
  id: string;
  name: string;
  /** Such as "Autumn 2026"; may be empty. */
  term: string;
  /** Shown to the class, so it is kept as it is. */
  join_code: string;
  created_at: string;
  /** From then on nobody joins by the code. */
  archived_at: string | null;
}

/** Who teaches a class, and as what. */
export interface ClassStaffTable {
  class_id: string;
  user_id: string;
  /** "instructor" or "assistant". */
  role: string;
  created_at: string;
}

/** A person on a class's list. */
export interface LearnerTable {
  id: string;
  class_id: string;
  /** The browser with which the person has joined; null while the name is only on the list. */
  reader_id: string | null;
  name: string;
  created_at: string;
  joined_at: string | null;
}

/** A further cookie of a reader: of a browser that was found to be the same person's. */
export interface ReaderAliasTable {
  token_hash: string;
  reader_id: string;
  created_at: string;
}

/** When a lesson is open for a class; without a time it is open from ever, or for ever. */
export interface OpeningTable {
  class_id: string;
  lesson: string;
  opens_at: string | null;
  closes_at: string | null;
}

/** How far a learner has read a lesson. Kept for readers who are on a class's list alone. */
export interface ReadingTable {
  reader_id: string;
  lesson: string;
  /** Furthest share of the text that was on screen, 0 to 1. */
  read: number;
  /** Sections whose heading was reached by then, and how many the lesson had. */
  reached: number;
  sections: number;
  /** When it was read further the last time. */
  advanced_at: string;
}
