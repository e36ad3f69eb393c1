const lengthMax = 300;

/** What is unseen, moves the cursor or turns the order of reading; half characters, too. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** A reason as it may be shown anywhere: it may quote what an outsider wrote. */
export function plainReason(reason: string): string {
  return reason.slice(0, lengthMax).replace(unseen, '\ufffd');
}
