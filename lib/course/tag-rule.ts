import type { Literal } from "./literal";

/** What a check may consult about the rest of the course. */
export interface TagContext {
  pollIds: readonly string[];
  exerciseIds: readonly string[];
  termIds: readonly string[];
}

/** What is right for one tag. Returns what is wrong with these props, in words; empty when all is well. */
export type TagRule = (props: { [name: string]: Literal }, context: TagContext) => string[];

export type TagRules = { [tag: string]: TagRule };
