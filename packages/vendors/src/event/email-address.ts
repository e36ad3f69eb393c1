const lengthMax = 320;

/** Whether a text is one plain address, as OCSF wants it. */
export function isEmailAddress(text: string): boolean {
  return (
    text.length <= lengthMax &&
    /^[\w!#$%&'*+\-/=?^`{|}~.]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9.-]+$/.test(text)
  );
}
