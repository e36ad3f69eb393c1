import { dayMs } from '../time.ts';

/** A browser or program on a device, as it presents itself. */
export interface Client {
  kind: 'edge' | 'chrome' | 'firefox' | 'safari' | 'ios' | 'android';
  os: string;
  browser: string;
  deviceName: string;
  deviceId: string;
  /** Days this device takes updates later than others. */
  updateLagDays: number;
}

// Chromium 100 came on 29 March 2022 and a new version has come every four weeks or so since.
const chromium100 = Date.UTC(2022, 2, 29);

/** Major version of a four-weekly browser at a time. */
export function browserVersion(ms: number, lagDays = 0): number {
  return 100 + Math.max(0, Math.floor((ms - lagDays * dayMs - chromium100) / (28 * dayMs)));
}

/** What the client says of itself at a time: versions move on, the family stays. */
export function userAgentOf(client: Client, ms: number): string {
  const version = browserVersion(ms, client.updateLagDays);
  switch (client.kind) {
    case 'edge':
      return `${chromium(windows, version)} Edg/${version}.0.0.0`;
    case 'chrome':
      return chromium(client.os.startsWith('Mac') ? mac : windows, version);
    case 'firefox':
      return `Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`;
    case 'safari':
      return `Mozilla/5.0 (${mac}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${iosVersion(version)} Safari/605.1.15`;
    case 'ios':
      return `Outlook-iOS/729.${version}.0.prod.iphone (4.${version}.0)`;
    case 'android':
      return `Outlook-Android/2.0 (Linux; Android 14; SM-S911B) 4.${version}.1`;
  }
}

/** The desktop mail program's version at a time. */
export function outlookVersion(ms: number, lagDays: number): string {
  return `16.0.${13000 + browserVersion(ms, lagDays) * 28}.20${browserVersion(ms, lagDays) % 90}`;
}

const windows = 'Windows NT 10.0; Win64; x64';
const mac = 'Macintosh; Intel Mac OS X 10_15_7';

function chromium(system: string, version: number): string {
  return `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`;
}

function iosVersion(version: number): string {
  return `${14 + Math.floor((version - 100) / 13)}.${(version - 100) % 6}`;
}
