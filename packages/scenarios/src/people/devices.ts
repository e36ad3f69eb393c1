import type { Client } from './clients.ts';
import type { Random } from '../random.ts';

/** A person's computer; most run Windows. */
export function createDesktop(random: Random): Client {
  const kind = random.pick([
    'edge',
    'edge',
    'edge',
    'chrome',
    'chrome',
    'firefox',
    'safari',
  ] as const);
  const os = kind === 'safari' ? 'MacOs' : 'Windows10';
  return {
    ...createDevice(random, os === 'MacOs' ? 'MAC' : 'LT'),
    kind,
    os,
    browser: browsers[kind],
  };
}

/** A person's phone, with the mail application on it. */
export function createPhone(random: Random): Client {
  const kind = random.pick(['ios', 'ios', 'android'] as const);
  return {
    ...createDevice(random, 'PH'),
    kind,
    os: kind === 'ios' ? 'Ios' : 'Android',
    browser: browsers[kind],
  };
}

const browsers = {
  edge: 'Edge',
  chrome: 'Chrome',
  firefox: 'Firefox',
  safari: 'Safari',
  ios: 'Mobile Safari',
  android: 'Chrome Mobile',
} as const;

function createDevice(
  random: Random,
  prefix: string,
): Pick<Client, 'deviceName' | 'deviceId' | 'updateLagDays'> {
  return {
    deviceName: `${prefix}-${random.int(1000, 9999)}`,
    deviceId: random.guid(),
    updateLagDays: random.int(0, 9),
  };
}
