/** One thing wrong in the content, with the place to mend it. Lines count from 1. */
export interface ContentProblem {
  file: string;
  line: number;
  message: string;
}

export function printProblem({ file, line, message }: ContentProblem): string {
  return `${file}:${line}: ${message}`;
}

/** Thrown when content cannot be shown; its message has one line per problem, each with file and line. */
export class ContentError extends Error {
  override readonly name = "ContentError";

  constructor(readonly problems: readonly ContentProblem[]) {
    super(problems.map(printProblem).join("\n"));
  }
}
