/**
 * A fault whose whole explanation is one line for the person at the terminal: what is wrong and what to do.
 * The command prints the message without a stack and ends with exit code 1.
 */
export class Failure extends Error {
  /** @override */
  name = "Failure";
}
