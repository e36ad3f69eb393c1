import { readFileSync } from 'node:fs';
import { isTaught, type Source } from '@nightjar/core';
import { describe, expect, it } from 'vitest';
import { signIns } from '../aws-cloudtrail/authentication.ts';
import { activities as storeActivities } from '../aws-cloudtrail/datastore.ts';
import { accountChanges, entities, groupChanges } from '../aws-cloudtrail/iam-change.ts';
import { activities as callActivities } from '../aws-cloudtrail/verb.ts';
import { verbs as azureVerbs } from '../azure-activity/normalise.ts';
import { activities as accountActivities } from '../directory/account-activity.ts';
import { groupActivities, verbs as directoryVerbs } from '../directory/kind-of-change.ts';
import { verbs as auditVerbs } from '../microsoft-365/api-of.ts';
import { activities as fileActivities } from '../microsoft-365/file-of.ts';
import { activities as teamActivities } from '../microsoft-365/team-of.ts';
import { kinds as oktaKinds } from '../okta/kinds.ts';
import { formatTable } from './format-table.ts';
import { listTaught } from './list-taught.ts';
import { named } from './named.ts';

it('the page in docs is what the normalisers do', () => {
  const page = new URL('../../../../docs/operations-table.md', import.meta.url);
  expect(readFileSync(page, 'utf8')).toBe(formatTable());
});

it('of every operation on the page it is true that somebody taught it', () => {
  expect(listTaught().filter((one) => !isTaught(one))).toEqual([]);
});

const namesOf = (source: Source): string[] =>
  named.filter((one) => one.source === source).flatMap(({ operations }) => operations);

describe('every entry of a table has a name on the page', () => {
  it.each([
    ['CloudTrail: accounts', 'aws-cloudtrail', Object.keys(accountChanges)],
    ['CloudTrail: groups', 'aws-cloudtrail', Object.keys(groupChanges)],
    ['CloudTrail: sign-ins', 'aws-cloudtrail', Object.keys(signIns)],
    ['Teams', 'microsoft-365', [...teamActivities.keys()]],
  ] as const)('%s', (_, source, names) =>
    expect(names.filter((name) => !namesOf(source).includes(name))).toEqual([]),
  );

  it.each<[string, Source, readonly (readonly [RegExp, ...unknown[]])[]]>([
    ['CloudTrail: entities', 'aws-cloudtrail', entities],
    ['CloudTrail: stores', 'aws-cloudtrail', storeActivities],
    ['CloudTrail: calls', 'aws-cloudtrail', callActivities],
    ['Azure', 'azure-activity', azureVerbs],
    ['directory: accounts', 'entra-audit', accountActivities],
    ['directory: groups', 'entra-audit', groupActivities],
    ['directory: entities', 'entra-audit', directoryVerbs],
    ['Okta', 'okta', oktaKinds],
    ['audit: commands', 'microsoft-365', auditVerbs],
    ['audit: files', 'microsoft-365', fileActivities.slice(0, -1)],
  ])('%s', (_, source, table) => {
    const met = new Set(
      namesOf(source).map((name) => table.findIndex(([pattern]) => pattern.test(name))),
    );
    const unmet = table.filter((_entry, index) => !met.has(index));
    expect(unmet.map(([pattern]) => pattern.source)).toEqual([]);
  });
});
