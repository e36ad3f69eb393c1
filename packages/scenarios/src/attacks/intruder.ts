import { browserVersion } from '../people/clients.ts';

/** A kind of program that an intruder works with, whatever its version. */
export type ClientFamily = keyof typeof families;

/** How a client presents itself to the identity provider at a time. */
export interface Presented {
  userAgent: string;
  os: string;
  browser: string;
}

const windows = 'Windows NT 10.0; Win64; x64';
const families = {
  'chrome-windows': { os: 'Windows10', of: (version: number) => chromium(windows, version) },
  'edge-windows': {
    os: 'Windows10',
    of: (version: number) => `${chromium(windows, version)} Edg/${version}.0.0.0`,
  },
  'firefox-linux': {
    os: 'Linux',
    of: (version: number) =>
      `Mozilla/5.0 (X11; Linux x86_64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`,
  },
  'safari-mac': {
    os: 'MacOs',
    of: () =>
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.5 Safari/605.1.15',
  },
  // Programs rather than people: legacy mail, HTTP libraries of kits for phishing.
  bav2ropc: { os: '', of: () => 'BAV2ROPC' },
  axios: { os: '', of: () => 'axios/1.7.2' },
  'python-requests': { os: '', of: () => 'python-requests/2.28.1' },
} as const;

const browsers: Partial<Record<ClientFamily, string>> = {
  'chrome-windows': 'Chrome',
  'edge-windows': 'Edge',
  'firefox-linux': 'Firefox',
  'safari-mac': 'Safari',
};

/** All families, in a fixed order. */
export const clientFamilies = Object.keys(families) as ClientFamily[];
/** Those by which a person can consent to something. */
export const browserFamilies = clientFamilies.filter((family) => family in browsers);

/** The client of a family at a time: a version some weeks old. */
export function presentClient(family: ClientFamily, at: number): Presented {
  const version = browserVersion(at, 40);
  const { os, of } = families[family];
  return { userAgent: of(version), os, browser: browserOf(family, version) };
}

function browserOf(family: ClientFamily, version: number): string {
  const name = browsers[family];
  return name === undefined ? '' : `${name} ${family === 'safari-mac' ? '16.5' : `${version}.0.0`}`;
}

function chromium(system: string, version: number): string {
  return `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`;
}
