import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { stripVTControlCharacters } from "node:util";

/**
 * @typedef {"info" | "warn" | "error"} Level
 * @typedef {Record<string, string | number | undefined>} Fields numbers and names of ours; never what a request says of its
 * sender: no cookie, token, code, address, name or body
 */

/** The id of the request that is being answered. @type {AsyncLocalStorage<string>} */
const requests = new AsyncLocalStorage();

/**
 * How lines are written, by LOG_FORMAT: `json` for programs, `text` for a person; unless told, text at a terminal.
 *
 * @returns {"json" | "text"}
 */
export function readLogFormat() {
  const format = process.env["LOG_FORMAT"];
  if (format === "json" || format === "text") return format;
  return process.stdout.isTTY ? "text" : "json";
}

/**
 * One event as one line: errors on standard error, all else on standard output.
 *
 * @param {Level} level
 * @param {string} event
 * @param {Fields} [fields]
 */
export function writeLog(level, event, fields = {}) {
  const entry = { time: new Date().toISOString(), level, event, request: requests.getStore(), ...fields };
  const line = readLogFormat() === "json" ? JSON.stringify(entry) : printEntry(entry);
  (level === "error" ? process.stderr : process.stdout).write(`${line}\n`);
}

/** @param {{ time: string, level: Level, event: string } & Fields} entry */
function printEntry({ time, level, event, message, stack, ...fields }) {
  const words = Object.entries(fields)
    .filter(([name, value]) => value !== undefined && name !== "request")
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
  const head = [time.slice(11, 19), level === "info" ? "" : level, event, message, words];
  return [head.filter(Boolean).join(" "), stack].filter(Boolean).join("\n");
}

/**
 * Runs what answers a request, so that every line it writes, however late, has the request's id.
 *
 * @param {import("node:http").ServerResponse} response gets the id too, for who reports a fault
 * @param {() => void} answer
 */
export function withRequestId(response, answer) {
  const id = randomUUID();
  response.setHeader("X-Request-Id", id);
  requests.run(id, answer);
}

/**
 * Has the whole process write through here: the parts inside Next's bundles, whatever Next itself has to say, and what
 * nobody has caught, which still ends the process.
 */
export function takeOverLogs() {
  const processWide = /** @type {{ forwardPassLog?: typeof writeLog } & typeof globalThis} */ (globalThis);
  processWide.forwardPassLog = writeLog;
  // Where nobody reads the log any more, lines are lost, not the server: Next would write of the lost line, without end.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  if (readLogFormat() === "text") return;
  for (const [name, level] of /** @type {["log" | "info" | "warn" | "error", Level][]} */ ([
    ["log", "info"],
    ["info", "info"],
    ["warn", "warn"],
    ["error", "error"],
  ])) {
    console[name] = (...parts) => writeLog(level, "console", describeParts(parts));
  }
  process.on("uncaughtException", (error) => {
    writeLog("error", "crash", describeParts([error]));
    process.exit(1);
  });
}

/** @param {unknown[]} parts @returns {Fields} */
function describeParts(parts) {
  const error = parts.find((part) => part instanceof Error);
  // Colours are for terminals.
  const message = stripVTControlCharacters(parts.map(String).join(" ")).trim();
  return { message, stack: error instanceof Error ? error.stack : undefined };
}
