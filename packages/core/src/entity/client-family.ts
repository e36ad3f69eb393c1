/** Order matters: Edge and Outlook also say Chrome, Chrome also says Safari. */
const applications: readonly [RegExp, string][] = [
  [/^\[?aws-cli\//i, 'AWS CLI'],
  [/Terraform/i, 'Terraform'],
  [/^Boto3\//, 'Boto3'],
  [/^aws-sdk-/i, 'AWS SDK'],
  [/^\[?(?:console|signin)\.amazonaws\.com|AWS-?Console/i, 'AWS console'],
  [/\.amazonaws\.com$|^AWS Internal$/, 'AWS service'],
  [/BAV2ROPC/i, 'BAV2ROPC'],
  [/\bCBAInPROD|CBA-?OAuth/i, 'Exchange legacy'],
  [/python[-/]|aiohttp|httpx/i, 'Python'],
  [/\bcurl\//i, 'curl'],
  [/PowerShell/i, 'PowerShell'],
  [/axios|node-fetch|undici|got \(/i, 'Node'],
  [/Go-http-client/i, 'Go'],
  [/Thunderbird/i, 'Thunderbird'],
  [/Teams/i, 'Teams'],
  [/OneDrive|SkyDriveSync/i, 'OneDrive'],
  [/Client=OWA|OWA;/i, 'Outlook Web'],
  [/Client=ActiveSync|Apple-i(?:Phone|Pad)/i, 'ActiveSync'],
  [/Client=(?:REST|WebServices|Hub Transport)/i, 'Exchange service'],
  [/Outlook|Client=MSExchangeRPC|Microsoft Office|MSOffice|OutlookService/i, 'Outlook'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const systems: readonly [RegExp, string][] = [
  [/Windows/i, 'Windows'],
  // No part of a word: axios is no phone.
  [/iPhone|iPad|(?<![a-z])iOS/i, 'iOS'],
  [/Android/i, 'Android'],
  [/Mac ?OS|Macintosh|Darwin/i, 'macOS'],
  [/CrOS/i, 'ChromeOS'],
  [/Linux|X11/i, 'Linux'],
];

const cacheMax = 4096;
const known = new Map<string, string | null>();

/**
 * Application and system without versions, such as `Outlook / Windows`, so that an update does not look
 * like a new client. Null where nothing was said.
 */
export function clientFamilyOf(userAgent: string | undefined, os?: string): string | null {
  if (!userAgent && !os) return null;
  const key = `${userAgent ?? ''}|${os ?? ''}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const family = deriveFamily(userAgent ?? '', os ?? '');
  // A memo of a pure function: dropped whole when full, so hostile variety cannot grow it.
  if (known.size >= cacheMax) known.clear();
  known.set(key, family);
  return family;
}

/** The system of a client family; null where it says none. */
export function systemOf(family: string | null): string | null {
  return family?.split(' / ')[1] ?? null;
}

function deriveFamily(userAgent: string, os: string): string | null {
  const bounded = userAgent.slice(0, 512);
  const application = applications.find(([pattern]) => pattern.test(bounded))?.[1];
  const system = systems.find(([pattern]) => pattern.test(os) || pattern.test(bounded))?.[1];
  if (!application && !system) return bounded ? 'other' : null;
  return system ? `${application ?? 'other'} / ${system}` : (application ?? null);
}
