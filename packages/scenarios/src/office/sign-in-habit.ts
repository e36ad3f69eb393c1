import { firstParty } from '../people/applications.ts';
import type { PersonDay } from './day.ts';
import type { Act, Scene } from '../record/act.ts';
import { changed, directoryRecord } from '../record/directory.ts';
import { signInErrors } from '../record/sign-in-attempt.ts';
import { signInRecords } from '../record/sign-in.ts';
import { minuteMs } from '../time.ts';

/** A sign-in by hand, with the typing errors, expired passwords and interrupts that go before some of them. */
export function recordSignIn(scene: Scene, { day, into }: PersonDay, act: Act): void {
  const { random } = scene;
  const application = random.chance(0.6) ? firstParty.officeHome : firstParty.outlookWeb;
  const correlationId = random.guid();
  const resets = day.isPasswordReset && random.chance(0.35);
  if (resets) recordPasswordChange(scene, act, into);
  const mistakes = resets || random.chance(0.04) ? random.int(1, 3) : 0;
  for (let left = mistakes; left > 0; left--) {
    const failed = { ...act, at: act.at - left * 20_000 - random.int(0, 9000) };
    into.push(
      ...signInRecords(scene, failed, {
        application,
        interactive: true,
        error: signInErrors.wrongPassword,
      }),
    );
  }
  if (random.chance(0.08)) {
    const interrupted = { ...act, at: act.at - random.int(2000, 9000) };
    const interrupt = {
      application,
      interactive: true,
      correlationId,
      error: signInErrors.keepSignedIn,
    };
    into.push(...signInRecords(scene, interrupted, interrupt));
  }
  into.push(...signInRecords(scene, act, { application, interactive: true, correlationId }));
}

function recordPasswordChange(scene: Scene, act: Act, into: PersonDay['into']): void {
  const { person } = act;
  const at = act.at - 3 * minuteMs;
  if (scene.random.chance(0.3)) {
    const expired = { ...act, at: at - 30_000 };
    into.push(
      ...signInRecords(scene, expired, {
        application: firstParty.officeHome,
        interactive: true,
        error: signInErrors.passwordExpired,
      }),
    );
  }
  into.push(
    directoryRecord(
      scene,
      { person, at, correlationId: scene.random.guid() },
      {
        operation: 'Change user password.',
        category: 'User',
        target: { kind: 'User', id: person.id, name: person.upn },
        properties: [changed('Included Updated Properties', 'LastPasswordChangeTimestamp')],
      },
    ),
  );
}
