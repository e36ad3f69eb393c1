/** Codes of DNS answers that OCSF knows; its numbers are those of the protocol. */
export const dnsCodes: ReadonlySet<number> = new Set([
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
]);
