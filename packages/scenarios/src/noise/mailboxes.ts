import { guidFrom } from '../random.ts';
import { firstParty } from '../people/applications.ts';
import { listOutsiders } from '../people/correspondents.ts';
import { subjects } from '../people/names.ts';
import { listNetworks } from '../places/networks.ts';
import { placeIn } from '../places/place-in.ts';
import { openSession, serviceAct } from '../office/session.ts';
import type { PersonDay } from '../office/day.ts';
import type { Act, Scene } from '../record/act.ts';
import { addServicePrincipal, consentRecords } from '../record/directory.ts';
import { mailAccessRecord, sendRecords, type MailClient } from '../record/mail.ts';
import { hourMs, minuteMs } from '../time.ts';
import type { Organisation } from '../types.ts';
import { habitOfTenant, isAtWork, isOneOf, type Noise } from './noise.ts';

const scopes = ['Mail.Read', 'offline_access'];
const applications = {
  crm: { id: guidFrom('application/Deal Desk'), name: 'Deal Desk', scopes },
  mover: { id: guidFrom('application/Mailbox Mover'), name: 'Mailbox Mover', scopes },
  mailing: { id: guidFrom('application/Campaign Post'), name: 'Campaign Post', scopes },
} as const;

/** A program that reads or sends by Graph. */
function through(application: { id: string }): MailClient {
  return {
    info: 'Client=REST;Client=RESTSystem;;',
    appId: firstParty.graph.id,
    clientAppId: application.id,
  };
}

/** A third party's connector that reads mail by its own application, all day, from rented machines. */
export const connectors: Noise = {
  recordPerson: (scene, { person, day, into }) => {
    if (!isOneOf(person, 'connector', 0.25)) return;
    const { random } = scene;
    for (let left = random.int(4, 14); left > 0; left--) {
      const at = day.start + random.int(0, 86_399) * 1000;
      const client = through(applications.crm);
      into.push(
        mailAccessRecord(scene, rentedAct(scene, { person, day, into }, at), {
          client,
          items: random.int(1, 25),
        }),
      );
    }
  },
};

/** A move of mailboxes: for some days one application copies everything that everybody has. */
export const migration: Noise = {
  recordDay: (scene, day, into) => {
    const begins = habitOfTenant(scene.organisation, 'migration').int(9, 24);
    if (day.before !== begins) return;
    const person = scene.organisation.people.find(({ role }) => role === 'administrator');
    if (!person) return;
    const act = { person, at: day.start + 10 * hourMs, correlationId: scene.random.guid() };
    into.push(
      addServicePrincipal(scene, act, applications.mover),
      ...consentRecords(scene, { ...act, at: act.at + 1000 }, applications.mover),
    );
  },
  recordPerson: (scene, personDay) => {
    const { random, organisation } = scene;
    const { person, day, into } = personDay;
    const begins = habitOfTenant(organisation, 'migration').int(9, 24);
    if (day.before > begins || day.before <= begins - 4 || person.role === 'service') return;
    // A quarter of the people a day, each mailbox within an hour.
    if (Number.parseInt(person.id.slice(0, 2), 16) % 4 !== begins - day.before) return;
    const start = day.start + random.int(11, 20) * hourMs;
    for (let index = 0; index < 24; index++) {
      const act = rentedAct(scene, personDay, start + index * 2 * minuteMs);
      const access = {
        client: through(applications.mover),
        items: random.int(60, 400),
        sync: true,
      };
      into.push(mailAccessRecord(scene, act, access));
    }
  },
};

/** A mailbox that several people read and answer from. */
export const sharedMailboxes: Noise = {
  recordPerson: (scene, { person, day, into }) => {
    if (!isOneOf(person, 'shared', 0.12) || !isAtWork(person, day)) return;
    const { random, organisation } = scene;
    const session = openSession(scene, person, { place: person.office, at: day.start });
    const owner = sharedOwner(organisation.domain, random.pick(['info', 'invoices', 'jobs']));
    for (let left = random.int(2, 9); left > 0; left--) {
      const act = session.at(day.start + random.int(9 * 3600, 17 * 3600) * 1000);
      const read = mailAccessRecord(scene, act, { client: session.mail, items: random.int(1, 8) });
      into.push({ ...read, record: { ...read.record, ...owner } });
      if (!random.chance(0.3)) continue;
      const mail = { client: session.mail, subject: random.pick(subjects) };
      const [sent] = sendRecords({ ...scene, sources: undefined }, act, mail);
      const sendAs = { Operation: 'SendAs', SendAsUserSmtp: owner.MailboxOwnerUPN };
      into.push({ ...sent!, record: { ...sent!.record, ...owner, ...sendAs } });
    }
  },
};

function sharedOwner(domain: string, name: string) {
  return {
    MailboxOwnerUPN: `${name}@${domain}`,
    MailboxGuid: guidFrom(`shared/${domain}/${name}`),
    LogonType: 2,
    InternalLogonType: 0,
    ExternalAccess: false,
  };
}

/** Answers that mailboxes give by themselves: to invitations, and for those who are away. */
export const notifications: Noise = {
  recordPerson: (scene, { person, day, into }) => {
    if (person.role !== 'employee' || !person.mobile) return;
    const { random } = scene;
    const isAway = !isAtWork(person, day) && !day.isWeekend;
    const count = isAway ? random.int(8, 45) : random.int(0, 4);
    for (let left = count; left > 0; left--) {
      const at = day.start + random.int(7 * 3600, 19 * 3600) * 1000;
      const act = serviceAct(
        scene,
        openSession(scene, person, { place: person.office, at }).at(at),
      );
      const subject = isAway
        ? `Automatic reply: ${random.pick(subjects)}`
        : `Accepted: ${random.pick(subjects)}`;
      into.push(...sendRecords(scene, act, { client: { info: 'Client=TBA;Action=Oof' }, subject }));
    }
  },
};

/** Two people who mail hundreds by an approved application, about once a week. */
export const massMailing: Noise = {
  recordPerson: (scene, personDay) => {
    const { person, day, into } = personDay;
    const { random, organisation } = scene;
    if (!mailers(organisation).includes(person.id)) return;
    if (!isAtWork(person, day) || !random.chance(0.2)) return;
    const start = day.start + random.int(9, 15) * hourMs;
    const subject = `${organisation.name}: spring offer ${random.int(1, 40)}`;
    const outsiders = listOutsiders(random.int(120, 320), random);
    for (const [index, to] of outsiders.entries()) {
      const act = rentedAct(scene, personDay, start + index * 4000);
      const client = through(applications.mailing);
      into.push(...sendRecords(scene, act, { client, subject, to: [to] }));
    }
  },
};

/** Two people of the sales department, of any other where there are fewer. */
function mailers({ people }: Organisation): string[] {
  const employees = people.filter(({ role, joins }) => role === 'employee' && joins === null);
  const sales = employees.filter(({ department }) => department === 'Sales');
  return [...sales, ...employees].slice(0, 2).map(({ id }) => id);
}

/** An act by a service of somebody else, from a machine that it rents. */
function rentedAct(scene: Scene, { person }: PersonDay, at: number): Act {
  const { random } = scene;
  return {
    person,
    at,
    place: placeIn(random.pick(listNetworks('cloud', 'US')), random),
    userAgent: '',
    os: '',
    browser: '',
    session: random.guid(),
  };
}
