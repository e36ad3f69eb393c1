import { actOf, type Source } from '@nightjar/core';
import { describe, expect, it } from 'vitest';
import { listFixtures } from '../list-fixtures.ts';
import { lookUpFixture } from '../look-up.fixture.ts';
import { vendors } from '../vendors.ts';

/** The act that a fixture's record is, with fields of its own. */
function actIn(source: Source, fixture: string, more: Record<string, unknown> = {}) {
  const { record } = listFixtures(source).find(({ name }) => name === fixture)!;
  const read = vendors[source].normalise({ ...record, ...more }, lookUpFixture);
  if (!read.ok) throw new Error(read.reason);
  return actOf(read.event, { id: '1', source });
}

const home = 'dana.holm@northbeam.example';
const guest = 'Dana.Holm_northbeam.example#EXT#@borealis.onmicrosoft.example';

describe('one entity, however feeds name it', () => {
  it.each([
    ['a sign-in by the address at home', actIn('entra-id', 'sign-in', { userPrincipalName: home })],
    [
      'a sign-in by the name in this tenant',
      actIn('entra-id', 'sign-in', { userPrincipalName: guest }),
    ],
    ['a sign-in of the unified log', actIn('microsoft-365', 'sign-in', { UserId: guest })],
    ['a file', actIn('microsoft-365', 'by-a-guest')],
    [
      'a link',
      actIn('microsoft-365', 'file-read', { UserId: 'urn:spo:guest#dana.holm@northbeam.example' }),
    ],
    ['a change', actIn('entra-audit', 'by-a-guest')],
    ['a risk', actIn('entra-risk', 'guest')],
    ['what the directory says of him', actIn('entra-directory', 'guest')],
    ['a resource of Azure', actIn('azure-activity', 'rest-entry', { caller: `live.com#${home}` })],
  ])('a guest: %s', (_, act) => {
    expect(act).toMatchObject({ subject: `user:${home}`, actorKind: 'person' });
    expect(act.subjectName?.toLowerCase()).toBe(home);
  });

  it.each([
    ['alice', 'arn:aws:iam::111122223333:user/alice'],
    ['bo', 'arn:aws:iam::111122223333:user/eng/core/bo'],
    ['dana@northbeam.example', 'arn:aws:iam::111122223333:user/dana@northbeam.example'],
  ])('an IAM user is told of under the name of his own acts: %s', (UserName, Arn) => {
    const stated = actIn('aws-iam', 'user', { UserName, Arn });
    const userIdentity = {
      type: 'IAMUser',
      arn: Arn,
      accountId: '111122223333',
      userName: UserName,
    };
    const { subject, subjectName } = actIn('aws-cloudtrail', 'create-user', { userIdentity });
    expect(stated).toMatchObject({ subject, subjectName, metric: 'directory.user' });
    expect(subject).toMatch(/^user:arn:/);
  });

  it('whom a change is about has the name that his own acts have', () => {
    const act = actIn('microsoft-365', 'about-a-guest');
    expect(act).toMatchObject({ target: home, facts: expect.arrayContaining(['guest']) });
  });

  it('a guest who changes himself changes nobody else', () => {
    const [own] = listFixtures('microsoft-365').filter(({ name }) => name === 'about-a-guest');
    const factsBy = (name: string) =>
      actIn('microsoft-365', own!.name, { UserId: name }).facts ?? [];
    expect(factsBy(guest)).not.toContain('for-another');
    expect(factsBy('m.okafor@borealis.example')).toContain('for-another');
  });

  it.each([
    ['an object id', actIn('microsoft-365', 'by-object-id')],
    ["a mailbox's guid", actIn('microsoft-365', 'by-mailbox-guid')],
    ['an object id in Azure', actIn('azure-activity', 'by-object-id')],
    ['shouted', actIn('microsoft-365', 'sign-in', { UserId: 'M.OKAFOR@BOREALIS.EXAMPLE' })],
  ])('a person named by %s, where the record tells the address too', (_, act) => {
    expect(act).toMatchObject({ subject: 'user:m.okafor@borealis.example', actorKind: 'person' });
  });

  it('a service principal is its application', () => {
    const application = '00000000-0000-4000-8000-000000000a01';
    expect(actIn('microsoft-365', 'by-service-principal').subject).toBe(`sp:${application}`);
    expect(actIn('entra-id', 'service-principal', { appId: application }).subject).toBe(
      `sp:${application}`,
    );
  });
});

describe('what a record does not tell is not guessed', () => {
  const byId = (more: Record<string, unknown>) =>
    actIn('microsoft-365', 'by-object-id', more).subject;
  const byGuid = (more: Record<string, unknown>) =>
    actIn('microsoft-365', 'by-mailbox-guid', more).subject;
  const id = 'user:00000000-0000-4000-8000-0000000000c0';
  const mailbox = 'user:00000000-0000-4000-8000-0000000000d0';

  it('an object id alone is an entity of its own', () => {
    expect(byId({ Actor: [] })).toBe(id);
    expect(byId({ Actor: 'hostile' })).toBe(id);
  });

  it('of two names none is taken', () => {
    const Actor = ['a@x.example', 'b@x.example'].map((ID) => ({ ID, Type: 5 }));
    expect(byId({ Actor })).toBe(id);
  });

  it("a delegate and an administrator are not the mailbox's owner", () => {
    expect([byGuid({ LogonType: 1 }), byGuid({ LogonType: 2 })]).toEqual([mailbox, mailbox]);
    expect(byGuid({ LogonUserSid: 'S-1-5-21-9-9-9-9' })).toBe(mailbox);
    expect(byGuid({ MailboxGuid: 'another' })).toBe(mailbox);
  });

  it('who is nobody is no entity', () => {
    const by = (UserId: string) =>
      actIn('microsoft-365', 'sign-in-failed', { UserId, UserKey: UserId }).subject;
    expect(['Not Available', '00000000-0000-0000-0000-000000000000', 'S-1-5-18'].map(by)).toEqual([
      null,
      null,
      null,
    ]);
    expect(by('S-1-5-21-1-2-3-4')).toBe('user:s-1-5-21-1-2-3-4');
  });

  it('what SharePoint does by itself is no person', () => {
    const act = actIn('microsoft-365', 'by-sharepoint-itself');
    expect(act.actorKind).toBe('application');
  });
});
