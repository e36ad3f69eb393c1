import type { OcsfEvent } from '@nightjar/core';

/** The device as its directory knows it: an id that whoever merely has the password cannot show. */
export function deviceOf({
  uid,
  name,
}: {
  uid: string | null | undefined;
  name: string | null | undefined;
}): NonNullable<OcsfEvent['device']> | undefined {
  if (!uid || emptyId.test(uid)) return undefined;
  return { uid: uid.toLowerCase(), ...(name ? { name } : {}), type_id: 0 };
}

/** Some exports tell a device that the directory does not know as zeros. */
const emptyId = /^[0{}-]*$/;
