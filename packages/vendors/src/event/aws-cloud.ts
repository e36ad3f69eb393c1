import type { OcsfEvent } from '@nightjar/core';
import { type Fields, filled, isText } from '../record/fields.ts';

/** The account and the place in AWS's cloud, from the fields that name them. */
export function awsCloudOf(
  fields: Fields,
  names: { account: string; region: string; zone?: string },
): NonNullable<OcsfEvent['cloud']> {
  const account = fields.take(names.account, isText);
  return {
    provider: 'AWS',
    ...filled({
      account: account === undefined ? undefined : { uid: account },
      region: fields.take(names.region, isText),
      zone: names.zone === undefined ? undefined : fields.take(names.zone, isText),
    }),
  };
}
