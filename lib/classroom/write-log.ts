/** Numbers and names of ours. What a request says of its reader (cookie, attempt, address, answer) is never in them. */
export type LogFields = Record<string, string | number | undefined>;

type WriteLog = (level: "info" | "warn" | "error", event: string, fields: LogFields) => void;

// The program that serves the site is no part of the bundle: this is how it gets what is to be logged.
const processWide: { forwardPassLog?: WriteLog } & typeof globalThis = globalThis;

/** Writes one line to the server's log, with the time and the id of the request. Tests and `npm run dev` have no log. */
export const writeLog: WriteLog = (level, event, fields) => {
  if (processWide.forwardPassLog) processWide.forwardPassLog(level, event, fields);
  else if (level === "error") console.error(event, fields.stack ?? fields);
};
