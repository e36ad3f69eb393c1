import type { OcsfEvent } from '@nightjar/core';
import { type Fields, fill, isText } from '../record/fields.ts';

/** The account and the place in AWS's cloud, from the fields that name them. */
export function awsCloudOf(
  fields: Fields,
  names: { account: string; region: string; zone?: string },
): NonNullable<OcsfEvent['cloud']> {
  const account = fields.take(names.account, isText);
  const cloud: NonNullable<OcsfEvent['cloud']> = { provider: 'AWS' };
  return fill(cloud, {
    account: account === undefined ? undefined : { uid: account },
    region: fields.take(names.region, isText),
    zone: names.zone === undefined ? undefined : fields.take(names.zone, isText),
  });
}
