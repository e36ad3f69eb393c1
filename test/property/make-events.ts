import { actOf, type Act } from '@nightjar/core';
import { openIntelligence } from '@nightjar/intel';
import type { Read } from '@nightjar/vendors/read';
import {
  understandRecord,
  type UnderstoodRecord,
} from '../../apps/connectors/src/intake/understand-record.ts';
import { createDice, type Dice } from '../chaos/dice.ts';

export const tenantId = '00000000-0000-8000-8000-000000000001';
const dayMs = 86_400_000;
const minuteMs = 60_000;
const historyDays = 28;
const beginsAt = Date.UTC(2026, 3, 1);
const endsAt = beginsAt + (historyDays + 5) * dayMs;
/** When everything has arrived, and the day of the last event is closed. */
export const settledAt: number = endsAt + 7 * dayMs;

type Source = Extract<Read, { ok: true }>['source'];
type Json = Record<string, unknown>;
type Made = { source: Source; record: Json };

const people = Array.from({ length: 13 }, (_, n) => `person${n}@borealis.example`);
/** A guest, whom one feed names by his address at home and the other by his name in this tenant. */
const guest = people.at(-1)!;
const namedHere = (user: string): string =>
  user === guest ? `${user.replace('@', '_')}#EXT#@host.onmicrosoft.example` : user;
const homes = ['86.150.10.7', '81.100.30.5', '90.200.10.9', '92.40.170.9'];
const rented = ['5.62.60.202', '45.83.220.5', '159.89.10.3', '51.15.10.2', '185.220.101.4'];
/** Rented networks that only one person is often on. */
const rentedByOne = ['65.21.127.22', '66.240.223.14'];
const abroad = ['85.240.20.3', '79.200.10.4', '82.60.10.8'];
const vendors = ['52.98.10.4'];
const browsers = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/124.0 Safari/537.36 Edg/124.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/125.0',
  'Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0 Safari/537.36',
  'python-requests/2.31',
];
const applications = [
  ['ff8d92dc-3d82-41d6-bcbd-b9174d163620', 'PerfectData Software', 'EWS.AccessAsUser.All'],
  ['11111111-2222-4333-8444-555555555555', 'Timesheets', 'Mail.Read offline_access'],
  ['66666666-7777-4888-8999-aaaaaaaaaaaa', '..', 'openid User.Read'],
] as const;
const wrongCodes = ['50126', '50126', '50053', '50076'];

interface SignIn {
  at: number;
  user: string;
  ip: string;
  agent?: string;
  error?: string;
  /** As the directory knows it. */
  device?: string;
}

/** Makes the records of one small tenant; ids come from a counter. */
class Scene {
  readonly records: Made[] = [];
  readonly #dice: Dice;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  #add(source: Source, record: Json): void {
    this.records.push({ source, record });
  }

  #nextId(): string {
    return `00000000-0000-4000-8000-${String(this.records.length).padStart(12, '0')}`;
  }

  #audit(of: { at: number; user: string }, more: Json): void {
    this.#add('microsoft-365', {
      Id: this.#nextId(),
      CreationTime: new Date(of.at).toISOString().slice(0, 19),
      RecordType: 15,
      UserType: 0,
      UserKey: `key-of-${of.user}`,
      UserId: namedHere(of.user),
      Workload: 'AzureActiveDirectory',
      ResultStatus: 'Success',
      ...more,
    });
  }

  /** A sign-in, which one in three times both feeds tell. */
  signIn(of: SignIn): void {
    const { at, user, ip, agent = browsers[0]!, error, device } = of;
    const id = this.#nextId();
    this.#audit(of, {
      Operation: error === undefined ? 'UserLoggedIn' : 'UserLoginFailed',
      ...(error !== undefined && { ResultStatus: 'Failed', ErrorNumber: error }),
      ClientIP: ip,
      IntraSystemId: id,
      ExtendedProperties: [{ Name: 'UserAgent', Value: agent }],
      DeviceProperties: [
        { Name: 'SessionId', Value: `session-${user}-${ip}` },
        ...(device === undefined ? [] : [{ Name: 'Id', Value: device }]),
      ],
    });
    if (!this.#dice.chance(0.3)) return;
    this.#add('entra-id', {
      id,
      createdDateTime: new Date(at + 400).toISOString(),
      userPrincipalName: user,
      userId: `key-of-${user}`,
      ipAddress: ip,
      userAgent: agent,
      sessionId: `session-${user}-${ip}`,
      appDisplayName: 'Office',
      appId: '00000002-0000-0ff1-ce00-000000000000',
      isInteractive: true,
      status: { errorCode: Number(error ?? 0) },
      ...(device !== undefined && { deviceDetail: { deviceId: device } }),
    });
  }

  /** A consent, and before it at times the service principal; the directory tells no address. */
  grant(of: { at: number; user: string }): void {
    const [appId, name, scopes] = this.#dice.pick(applications);
    const properties = [
      { Name: 'ServicePrincipal.AppId', NewValue: appId },
      { Name: 'ServicePrincipal.DisplayName', NewValue: name },
    ];
    if (this.#dice.chance(0.5))
      this.#audit(of, { Operation: 'Add service principal.', ModifiedProperties: properties });
    const permissions = `[] => [[Scope: ${scopes}]];`;
    this.#audit(of, {
      Operation: 'Consent to application.',
      ModifiedProperties: [
        ...properties,
        { Name: 'ConsentAction.Permissions', NewValue: permissions },
      ],
    });
  }

  /** A file for anyone who has the link, or for somebody outside. */
  share(of: { at: number; user: string; ip: string; guest: string | null }): void {
    const shared = { TargetUserOrGroupType: 'Guest', TargetUserOrGroupName: of.guest };
    this.#audit(of, {
      Operation: of.guest === null ? 'AnonymousLinkCreated' : 'SharingInvitationCreated',
      Workload: 'SharePoint',
      RecordType: 14,
      ClientIP: of.ip,
      ObjectId: 'https://borealis.example/sites/fin/plan.xlsx',
      ...(of.guest !== null && shared),
    });
  }

  /** What the directory tells of somebody: departments and a group, which change. */
  member(of: { at: number; user: string; department: string; groups: readonly string[] }): void {
    this.#add('entra-directory', {
      id: `key-of-${of.user}`,
      userPrincipalName: namedHere(of.user),
      department: of.department,
      memberOf: of.groups.map((name) => ({
        '@odata.type': '#microsoft.graph.group',
        id: `group-${name}`,
        displayName: name,
      })),
      asOf: new Date(of.at).toISOString(),
    });
  }

  rule(of: { at: number; user: string; ip: string }): void {
    const isNasty = this.#dice.chance(0.6);
    const parameters = isNasty
      ? { Name: 's', MoveToFolder: 'RSS Subscription', SubjectOrBodyContainsWords: 'invoice' }
      : { Name: 'Newsletters', MoveToFolder: 'News', From: 'news@example.com' };
    const forward = this.#dice.chance(0.2) ? { ForwardTo: 'out@elsewhere.example' } : {};
    this.#audit(of, {
      Operation: 'New-InboxRule',
      Workload: 'Exchange',
      ...(this.#dice.chance(0.7) && { ClientIP: of.ip }),
      SessionId: `session-${of.user}-${of.ip}`,
      Parameters: Object.entries({ ...parameters, ...forward }).map(([Name, Value]) => ({
        Name,
        Value,
      })),
    });
  }
}

const timeOn = (dice: Dice, day: number): number =>
  beginsAt + day * dayMs + dice.int(7 * 60, 20 * 60) * minuteMs + dice.int(0, 59) * 1000;

const ordinaryDays = (scene: Scene, dice: Dice): void => {
  for (const [n, user] of people.entries()) {
    const home = homes[n % homes.length]!;
    for (let day = 0; day < historyDays; day += 1) {
      if (!dice.chance(n < 3 ? 0.95 : 0.12)) continue;
      const device = n % 3 === 2 ? {} : { device: `device-of-${user}` };
      scene.signIn({ user, ip: home, at: timeOn(dice, day), agent: browsers[n % 2]!, ...device });
      if (dice.chance(0.08))
        scene.signIn({ user, ip: home, at: timeOn(dice, day), error: '50126' });
      if (dice.chance(0.08)) scene.signIn({ user, ip: dice.pick(vendors), at: timeOn(dice, day) });
    }
  }
};

const attack = (scene: Scene, dice: Dice): void => {
  const user = people[dice.int(0, 3)]!;
  const ip = dice.pick(dice.chance(0.8) ? rented : abroad);
  const agent = dice.pick(browsers);
  let at = timeOn(dice, dice.int(2, historyDays - 1));
  for (let n = dice.int(0, 7); n > 0; n -= 1) {
    at += dice.int(0, 9) * minuteMs;
    const from = dice.chance(0.9) ? ip : dice.pick(rented);
    scene.signIn({ user, ip: from, agent, at, error: dice.pick(wrongCodes) });
  }
  for (let step = dice.int(1, 5); step > 0; step -= 1) {
    at += dice.int(1, 600) * minuteMs;
    scene.signIn({ user, ip, agent, at });
    if (dice.chance(0.5)) scene.grant({ user, at: at + 4 * minuteMs });
    if (dice.chance(0.4)) scene.rule({ user, ip, at: at + 6 * minuteMs });
  }
};

/** Somebody travels, mostly with a device of their own, types wrongly, and works there. */
const journey = (scene: Scene, dice: Dice): void => {
  const n = dice.int(0, 3);
  const user = people[n]!;
  const ip = dice.pick(abroad);
  const agent = browsers[n % 2]!;
  let at = timeOn(dice, dice.int(8, historyDays - 1));
  // What has not happened so far is refused.
  for (let step = dice.int(1, 4); step > 0 && at < endsAt; step -= 1) {
    const device = dice.chance(0.7) ? { device: `device-of-${user}` } : {};
    for (let wrong = dice.int(0, 4); wrong > 0; wrong -= 1)
      scene.signIn({ user, ip, agent, at: at - wrong * minuteMs, error: '50126' });
    scene.signIn({ user, ip, agent, at, ...device });
    if (dice.chance(0.5)) scene.rule({ user, ip, at: at + 40 * minuteMs });
    at += dice.int(30, 4 * 24 * 60) * minuteMs;
  }
};

const spray = (scene: Scene, dice: Dice): void => {
  const ip = dice.pick(rented);
  const at = timeOn(dice, dice.int(2, historyDays - 1));
  for (const [n, user] of people.slice(0, dice.int(3, 8)).entries())
    scene.signIn({ user, ip, at: at + n * minuteMs, error: '50126' });
  if (dice.chance(0.5)) scene.signIn({ user: people[1]!, ip, at: at + 30 * minuteMs });
};

/** Passwords are guessed from a rented network that somebody is often on, and then somebody works from there. */
const guesser = (scene: Scene, dice: Dice): void => {
  const user = people[dice.int(0, 2)]!;
  const ip = dice.pick(rentedByOne);
  const agent = dice.pick(browsers);
  // So long before that nobody remembers that it was new.
  for (let day = 0; day < 6; day += 1) scene.signIn({ user, ip, agent, at: timeOn(dice, day) });
  const begins = timeOn(dice, dice.int(22, historyDays - 1));
  const tried = dice.chance(0.5) ? [user] : people.slice(3, dice.int(8, 10));
  for (const [n, one] of tried.entries()) {
    for (let wrong = tried.length > 1 ? 1 : 6; wrong > 0; wrong -= 1)
      scene.signIn({ user: one, ip, agent, at: begins + (n * 5 + wrong) * 5000, error: '50126' });
  }
  let at = begins + dice.int(2, 4 * 24 * 60) * minuteMs;
  for (let step = dice.int(1, 3); step > 0 && at < endsAt; step -= 1) {
    const from = dice.pick(rentedByOne);
    scene.signIn({ user, ip: from, agent, at });
    if (dice.chance(0.5)) scene.grant({ user, at: at + 4 * minuteMs });
    if (dice.chance(0.5)) scene.rule({ user, ip: from, at: at + 6 * minuteMs });
    at += dice.int(10, 4 * 24 * 60) * minuteMs;
  }
};

/** One shares with the same partner every week, and once with others. */
const shares = (scene: Scene, dice: Dice): void => {
  const n = dice.int(0, 2);
  const by = { user: people[n]!, ip: homes[n]! };
  for (let day = 1; day < historyDays; day += 7)
    scene.share({ ...by, at: timeOn(dice, day), guest: 'ines@partner.example' });
  const at = timeOn(dice, dice.int(2, historyDays - 1));
  scene.share({ ...by, at, guest: dice.pick([null, 'lee@gmail.com', 'ana@other.example']) });
};
const sharesOfSet = 5;

/** The directory is told as a whole, and later of some of them anew, one of them twice that day. */
const directory = (scene: Scene, dice: Dice): void => {
  const members = people.slice(0, membersOfSet);
  const [first, second] = [dice.int(1, 5), dice.int(9, 20)];
  const tell = (user: string, n: number, day: number): void =>
    scene.member({
      user,
      at: timeOn(dice, day),
      department: n % 3 === 0 ? 'Finance' : 'Sales',
      groups: dice.chance(0.7) ? ['Staff', ...(dice.chance(0.6) ? ['Project'] : [])] : [],
    });
  for (const [n, user] of members.entries()) tell(user, n, first);
  for (const [n, user] of members.slice(0, toldAgainOfSet).entries()) tell(user, n + 1, second);
  tell(members[0]!, 2, second);
};
const membersOfSet = 11;
const toldAgainOfSet = 6;
const statementsOfSet = membersOfSet + toldAgainOfSet + 1;

/** What an owner does by himself, from home. */
const ownChanges = (scene: Scene, dice: Dice): void => {
  const n = dice.int(0, 2);
  const at = timeOn(dice, dice.int(2, historyDays - 1));
  const user = people[n]!;
  scene.signIn({ user, ip: homes[n]!, at, agent: browsers[n % 2]! });
  if (dice.chance(0.5)) scene.rule({ user, ip: homes[n]!, at: at + 3 * minuteMs });
  else scene.grant({ user, at: at + 3 * minuteMs });
};

const { lookUp } = openIntelligence();

/** One event as the intake understood it, and the act that it is. */
export interface PropertyEvent {
  record: UnderstoodRecord;
  act: Act;
}

/** Events of one tenant over four weeks, among ordinary ones attacks. The same seed gives the same. */
export function makeEvents(seed: number, count: number): PropertyEvent[] {
  const dice = createDice(seed);
  const telling = new Scene(dice);
  for (let n = 0; n < 3; n += 1) attack(telling, dice);
  guesser(telling, dice);
  spray(telling, dice);
  journey(telling, dice);
  for (let n = 0; n < 3; n += 1) ownChanges(telling, dice);
  const scene = new Scene(dice);
  scene.records.push(...telling.records.slice(0, count / 2));
  ordinaryDays(scene, dice);
  while (scene.records.length < count) ordinaryDays(scene, dice);
  // In place of the last, with dice of their own: what is told before them stays as it was.
  scene.records.length = count - sharesOfSet - statementsOfSet;
  shares(scene, createDice(seed));
  directory(scene, createDice(seed + 1));
  return scene.records.map(({ source, record }, line): PropertyEvent => {
    const understood = understandRecord({ ok: true, source, record, line } as Read, {
      tenantId,
      lookUp,
      now: settledAt,
    });
    if (!understood.ok) throw new Error(understood.refused?.reason);
    const { row, event } = understood.record;
    return { record: understood.record, act: actOf(event, { id: row.id, source }) };
  });
}
