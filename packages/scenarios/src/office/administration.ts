import { firstParty } from '../people/applications.ts';
import { scale, type PersonDay } from './day.ts';
import { guidFrom } from '../random.ts';
import type { Scene } from '../record/act.ts';
import { changed, directoryRecord } from '../record/directory.ts';
import { exchangeAdminRecord } from '../record/mail.ts';
import { signInRecords } from '../record/sign-in.ts';
import type { AtWork } from './office-work.ts';

/** What an administrator does besides office work: people, groups, mailboxes, and seldom applications and roles. */
export function recordAdministration(scene: Scene, personDay: PersonDay, work: AtWork): void {
  const { day, into } = personDay;
  const count = scale(scene, 2, day.activity);
  if (count === 0) return;
  const begins = work.timeOf();
  into.push(
    ...signInRecords(scene, work.session.at(begins), {
      application: firstParty.portal,
      interactive: true,
    }),
  );
  for (let index = 1; index <= count; index++) {
    recordChange(scene, personDay, {
      ...work,
      at: begins + index * scene.random.int(60_000, 400_000),
    });
  }
}

function recordChange(scene: Scene, personDay: PersonDay, work: AtWork & { at: number }): void {
  const kind = scene.random.next();
  if (kind < 0.15) return recordMailbox(scene, personDay, work);
  if (kind < 0.19) return recordApplication(scene, personDay, work.at);
  recordUser(scene, personDay, work.at);
}

function recordUser(scene: Scene, { person, into }: PersonDay, at: number): void {
  const { random, organisation } = scene;
  const subject = random.pick(organisation.people);
  const operation = random.pick([
    'Update user.',
    'Update user.',
    'Reset user password.',
    'Add member to group.',
    'Add user.',
  ]);
  into.push(
    directoryRecord(
      scene,
      { person, at, correlationId: random.guid() },
      {
        operation,
        category: operation.includes('group') ? 'Group' : 'User',
        target: { kind: 'User', id: subject.id, name: subject.upn },
        properties:
          operation === 'Add member to group.'
            ? [changed('Group.DisplayName', `All ${subject.department}`)]
            : [changed('Included Updated Properties', 'Department')],
      },
    ),
  );
}

function recordMailbox(
  scene: Scene,
  { into }: PersonDay,
  { session, at }: AtWork & { at: number },
): void {
  const { random, organisation } = scene;
  const subject = random.pick(organisation.people);
  into.push(
    exchangeAdminRecord(scene, session.onSite(at), {
      operation: 'Set-Mailbox',
      object: subject.id,
      parameters: { Identity: subject.upn, IssueWarningQuota: '49 GB (52,613,349,376 bytes)' },
    }),
  );
}

function recordApplication(scene: Scene, { person, into }: PersonDay, at: number): void {
  const { random, organisation } = scene;
  const name = random.pick(['Intranet search', 'Backup connector', 'Print service']);
  const appId = guidFrom(`${organisation.organizationId}/${name}`);
  const target = { kind: 'Application', id: guidFrom(`object/${appId}`), name, appId } as const;
  const act = { person, at, correlationId: random.guid() };
  into.push(
    directoryRecord(scene, act, {
      operation: random.pick(['Update application.', 'Add owner to application.']),
      category: 'Application',
      target,
      properties: [changed('Included Updated Properties', 'AppAddress')],
    }),
  );
}
