let last: Promise<unknown> = Promise.resolve();

/**
 * One write of this reader at a time, in all tabs where the browser can do that: the first brings the cookie that the next one
 * needs.
 */
export async function inTurn<T>(task: () => Promise<T>): Promise<T> {
  // Browsers have no locks on pages that came over plain http.
  const locks = (navigator as Partial<Navigator>).locks;
  if (locks) return locks.request("poll-votes", task) as Promise<T>;
  const result = last.then(task, task);
  last = result;
  return result;
}
