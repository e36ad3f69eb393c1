import { userAgentOf } from '../people/clients.ts';
import { homeOf } from '../places/home-of.ts';
import { hourMs, minuteMs, offsetHours } from '../time.ts';
import type { Place } from '../types.ts';
import { assumeRole, call, consoleLogin } from './calls.ts';
import { recordAdministrator } from './administrator-day.ts';
import { cliAgent } from './cli-agent.ts';
import type { Developer } from './cloud-account.ts';
import type { CloudDay } from './cloud-days.ts';
import { openRoleSession, userCaller } from './identity.ts';
import { denied, type CallerAt, type CloudScene } from './trail-record.ts';

const looks = [
  ['ec2', 'DescribeInstances'],
  ['ec2', 'DescribeSecurityGroups'],
  ['s3', 'ListBuckets'],
  ['cloudwatch', 'GetMetricData'],
  ['logs', 'FilterLogEvents'],
  ['logs', 'DescribeLogGroups'],
  ['lambda', 'ListFunctions20150331'],
  ['rds', 'DescribeDBInstances'],
  ['ecs', 'DescribeServices'],
  ['iam', 'ListRoles'],
] as const;

/** A developer's day: the console with a second factor, the command line through a role, and seldom a refusal. */
export function recordDeveloperDay(scene: CloudScene, developer: Developer, day: CloudDay): void {
  const { random } = scene;
  const { person } = developer;
  if (day.isWeekend ? !random.chance(0.08) : random.chance(0.1)) return;
  const place = random.chance(person.homeShare) ? homeOf(person, day.start) : person.office;
  const begins = day.start + (person.startHour - offsetHours(person.country, day.start)) * hourMs;
  const at = Math.round(begins + random.next() * hourMs);
  if (random.chance(0.7)) recordConsole(scene, developer, { day, place, at });
  if (random.chance(0.8)) recordCommandLine(scene, developer, { day, place, at: at + hourMs });
  if (developer.isAdministrator)
    recordAdministrator(scene, developer, { day, place, at: at + 3 * hourMs });
}

interface Begins {
  day: CloudDay;
  place: Place;
  at: number;
}

function recordConsole(scene: CloudScene, developer: Developer, { day, place, at }: Begins): void {
  const { random, account } = scene;
  const by: CallerAt = {
    caller: userCaller(account, developer, 'console'),
    source: place.ip,
    userAgent: userAgentOf(developer.person.desktop, at),
    at,
  };
  if (random.chance(0.05))
    day.into.push(consoleLogin(scene, { ...by, at: at - 40_000 }, { mfa: false, failed: true }));
  day.into.push(consoleLogin(scene, by, { mfa: true }));
  lookAround(scene, by, { day, count: 12 });
}

function recordCommandLine(
  scene: CloudScene,
  developer: Developer,
  { day, place, at }: Begins,
): void {
  const { account } = scene;
  const by = { source: place.ip, userAgent: cliAgent(at), at };
  rotateKey(scene, developer, { day, by });
  const assumed = assumeRole(
    scene,
    { ...by, caller: userCaller(account, developer) },
    openRoleSession(account, {
      role: account.roles.Developer,
      name: developer.userName,
      startedAt: at,
      mfa: true,
    }),
  );
  day.into.push(assumed.record);
  const acting = { ...by, caller: assumed.caller };
  lookAround(scene, acting, { day, count: 14 });
  doSeldom(scene, acting, day);
}

function rotateKey(
  scene: CloudScene,
  developer: Developer,
  { day, by }: { day: CloudDay; by: Omit<CallerAt, 'caller'> },
): void {
  if (!scene.random.chance(0.02)) return;
  const caller = userCaller(scene.account, developer);
  const request = { userName: developer.userName };
  const self = { ...by, caller, at: by.at - 2 * minuteMs };
  day.into.push(call(scene, self, { service: 'iam', name: 'CreateAccessKey', request }));
}

/** Something that is refused, or a secret read. */
function doSeldom(scene: CloudScene, acting: CallerAt, day: CloudDay): void {
  const { random } = scene;
  if (random.chance(0.15)) {
    const error = denied(acting.caller['arn'], 'iam:CreateUser');
    const refused = { ...acting, at: acting.at + 20 * minuteMs };
    day.into.push(call(scene, refused, { service: 'iam', name: 'CreateUser', error }));
  }
  if (random.chance(0.3)) {
    const secretId = 'stage/orders/db';
    const reading = { ...acting, at: acting.at + 35 * minuteMs };
    day.into.push(
      call(scene, reading, {
        service: 'secretsmanager',
        name: 'GetSecretValue',
        request: { secretId },
      }),
    );
  }
}

function lookAround(
  scene: CloudScene,
  by: CallerAt,
  { day, count }: { day: CloudDay; count: number },
): void {
  const { random } = scene;
  const calls = Math.round(count * day.activity * (0.5 + random.next()));
  for (let left = calls; left > 0; left--) {
    const [service, name] = random.pick(looks);
    const at = by.at + random.int(5, 55 * 60) * 1000;
    day.into.push(call(scene, { ...by, at }, { service, name }));
  }
}
