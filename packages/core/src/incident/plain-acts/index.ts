import { awsActs } from './aws.ts';
import { azureActs } from './azure.ts';
import { directoryActs } from './directory.ts';
import { officeActs } from './office.ts';

/**
 * What an operation is in plain words, by its name in small letters and without a full stop. The words follow an
 * account's name.
 */
export const plainActs: Readonly<Record<string, string>> = {
  ...officeActs,
  ...directoryActs,
  ...awsActs,
  ...azureActs,
};
