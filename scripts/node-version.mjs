/** The oldest Node that runs the project, the same as `engines` in package.json. */
const OLDEST_MAJOR = 20;
const OLDEST_MINOR = 9;

/**
 * Says what is wrong with a version of Node, in one line, or returns null.
 *
 * @param {string} version such as "18.19.1"
 * @returns {string | null}
 */
export function findNodeFault(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST_MAJOR || (major === OLDEST_MAJOR && minor >= OLDEST_MINOR)) return null;
  return `Node ${version} is too old: install Node ${OLDEST_MAJOR}.${OLDEST_MINOR} or newer from https://nodejs.org.`;
}
