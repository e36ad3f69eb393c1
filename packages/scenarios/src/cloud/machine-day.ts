import { hourMs, minuteMs } from '../time.ts';
import { listNetworks } from '../places/networks.ts';
import { placeIn } from '../places/place-in.ts';
import { assumeRole, call, objectCall } from './calls.ts';
import type { Instance, RoleName } from './cloud-account.ts';
import type { CloudDay } from './cloud-days.ts';
import { instanceSession, openRoleSession, roleCaller, serviceCaller } from './identity.ts';
import type { CallerAt, CloudScene } from './trail-record.ts';

/** What machines and functions do with their roles: the application, its functions, and the nightly backup. */
export function recordMachineDay(scene: CloudScene, day: CloudDay): void {
  recordApplication(scene, day);
  recordBackup(scene, day);
  recordFunctions(scene, day);
}

/** An instance at a time, with the credentials that it has then. */
export function instanceAt(scene: CloudScene, instance: Instance, at: number): CallerAt {
  return {
    caller: roleCaller(scene.account, instanceSession(scene.account, instance, at)),
    source: instance.place.ip,
    userAgent: 'aws-sdk-java/2.29.6 Linux/6.1.0 OpenJDK_64-Bit_Server_VM/21.0.5',
    at,
  };
}

function recordApplication(scene: CloudScene, day: CloudDay): void {
  const { random, account } = scene;
  const bucket = `${account.organisation.slug}-customer-documents`;
  const reads = Math.round((day.isWeekend ? 30 : 90) * day.activity * (0.7 + 0.6 * random.next()));
  for (let left = reads; left > 0; left--) {
    const at = day.start + random.int(5 * 3600, 22 * 3600) * 1000;
    const name = random.chance(0.8) ? 'GetObject' : 'PutObject';
    const key = `customers/${random.int(1000, 99_999)}/contract.pdf`;
    day.into.push(objectCall(scene, instanceAt(scene, account.web, at), { name, bucket, key }));
  }
  for (let hour = 0; hour < 24; hour += 6) {
    const at = day.start + hour * hourMs + random.int(0, 600) * 1000;
    day.into.push(
      call(scene, instanceAt(scene, account.web, at), {
        service: 'secretsmanager',
        name: 'GetSecretValue',
        request: { secretId: 'prod/orders/db' },
      }),
      call(scene, instanceAt(scene, account.web, at + minuteMs), {
        service: 'ssm',
        name: 'UpdateInstanceInformation',
        request: { instanceId: account.web.id },
      }),
    );
  }
}

function recordBackup(scene: CloudScene, day: CloudDay): void {
  const { random, account } = scene;
  const night = day.start + 2 * hourMs + random.int(0, 900) * 1000;
  const objects = Math.round(random.int(110, 170) * Math.max(0.2, day.activity));
  const [from, to] = ['customer-documents', 'backups'].map(
    (name) => `${account.organisation.slug}-${name}`,
  );
  for (let index = 0; index < objects; index++) {
    const by = instanceAt(scene, account.batch, night + Math.floor((index * hourMs) / objects));
    const key = `customers/${random.int(1000, 99_999)}/contract.pdf`;
    day.into.push(objectCall(scene, by, { name: 'GetObject', bucket: from!, key }));
    if (index % 20 === 0)
      day.into.push(objectCall(scene, by, { name: 'PutObject', bucket: to!, key: `${key}.bak` }));
  }
}

function recordFunctions(scene: CloudScene, day: CloudDay): void {
  const { random, account } = scene;
  const roles: readonly RoleName[] = ['orders-function', 'reports-function'];
  const runs = Math.round(24 * day.activity * (0.7 + 0.6 * random.next()));
  for (let run = 0; run < runs; run++) {
    const role = account.roles[random.pick(roles)];
    const at = day.start + random.int(0, 24 * 3600 - 1) * 1000;
    const name = role.name === 'orders-function' ? 'orders-intake' : 'reports-daily';
    const service = { source: 'lambda.amazonaws.com', userAgent: 'lambda.amazonaws.com', at };
    const { record, caller } = assumeRole(
      scene,
      { ...service, caller: serviceCaller('lambda') },
      openRoleSession(account, { role, name, startedAt: at }),
    );
    const source = placeIn(random.pick(listNetworks('cloud', 'US')), random).ip;
    const by = {
      caller,
      source,
      userAgent: 'Boto3/1.35.60 md/Botocore#1.35.60 ua/2.0',
      at: at + 900,
    };
    const bucket = `${account.organisation.slug}-exports`;
    const key = `daily/${Math.floor(at / hourMs)}.csv`;
    day.into.push(record, objectCall(scene, by, { name: 'PutObject', bucket, key }));
  }
}
