/** One line of JSON. What a request says of its reader (cookie, attempt, address, answer) is never in it. */
export function writeLog(
  level: "info" | "error",
  fields: { [name: string]: string | number | undefined },
): void {
  const line = JSON.stringify({ time: new Date().toISOString(), level, ...fields });
  (level === "error" ? process.stderr : process.stdout).write(`${line}\n`);
}
