// In a file of its own, so that the kernel's program does not carry the parser of its own messages.

/** Characters of one text that a page shows. */
export const longestText = 20_000;
/** Numbers of one tensor that a page is sent. */
export const mostNumbers = 65_536;
