/** OCSF's class and activity by Okta's event type; first match wins. */
export const kinds: readonly (readonly [RegExp, number, number])[] = [
  [/^user\.session\.start$/, 3002, 1],
  [/^user\.session\.(?:end|expire)$/, 3002, 2],
  [/^user\.session\.impersonation\.(?:grant|initiate|extend)$/, 3005, 1],
  [/^user\.session\.impersonation\.(?:end|revoke)$/, 3005, 2],
  [/^user\.authentication\.(?:sso|auth_via_\w+|verify)$/, 3002, 99],
  [/^(?:user\.session\.access_admin_app|policy\.evaluate_sign_on)$/, 3002, 99],
  [/^user\.lifecycle\.create$/, 3001, 1],
  [/^user\.lifecycle\.(?:activate|reactivate|unsuspend)$/, 3001, 2],
  [/^user\.account\.update_password$/, 3001, 3],
  [/^user\.account\.reset_password$/, 3001, 4],
  [/^user\.lifecycle\.(?:deactivate|suspend)$/, 3001, 5],
  [/^user\.lifecycle\.delete\.(?:initiated|completed)$/, 3001, 6],
  [/^user\.account\.lock(?:\.limit)?$/, 3001, 9],
  [/^user\.mfa\.factor\.activate$/, 3001, 10],
  [/^user\.mfa\.factor\.(?:deactivate|reset_all)$/, 3001, 11],
  [/^user\.account\.unlock/, 3001, 12],
  [/^user\.(?:account\.(?:update|report)_\w+|mfa\.factor\.\w+)$/, 3001, 99],
  [/^(?:user\.account\.privilege|application\.user_membership)\.(?:grant|add)$/, 3005, 1],
  [/^(?:user\.account\.privilege|application\.user_membership)\.(?:revoke|remove)$/, 3005, 2],
  [/^app\.oauth2\.as\.consent\.grant$/, 3005, 1],
  [/^app\.oauth2\.as\.consent\.revoke/, 3005, 2],
  [/^group\.privilege\.grant$/, 3006, 1],
  [/^group\.privilege\.revoke$/, 3006, 2],
  [/^group\.user_membership\.add$/, 3006, 3],
  [/^group\.user_membership\.remove$/, 3006, 4],
  [/^group\.lifecycle\.delete$/, 3006, 5],
  [/^group\.lifecycle\.create$/, 3006, 6],
  [/^(?:application|policy|zone|system|device|iam|security)\.(?:\w+\.){0,3}create$/, 3004, 1],
  [/^(?:application|policy|zone|system|device|iam|security)\.(?:\w+\.){0,3}update$/, 3004, 3],
  [
    /^(?:application|policy|zone|system|device|iam|security)\.(?:\w+\.){0,3}(?:delete|revoke)$/,
    3004,
    4,
  ],
  [
    /^(?:application|policy|zone|system|device|iam|security)\.(?:\w+\.){0,3}(?:activate|enable)$/,
    3004,
    8,
  ],
  [
    /^(?:application|policy|zone|system|device|iam|security)\.(?:\w+\.){0,3}(?:deactivate|disable)$/,
    3004,
    9,
  ],
  [/^app\.oauth2\.(?:\w+\.){0,2}(?:authorize|grant)(?:\.\w+)?$/, 6003, 1],
  [/\.(?:create|add|start|grant|send_\w+|sent_message)$/, 6003, 1],
  [/\.(?:read|view|list|export|download)$/, 6003, 2],
  [/\.(?:update|activate|deactivate|enable|disable|assign)$/, 6003, 3],
  [/\.(?:delete|remove|revoke)$/, 6003, 4],
];

/** No event type of Okta's is as long: what patterns look at stays short. */
const lengthMax = 120;

/** What nobody taught is API Activity, Other. */
export function kindOf(eventType: string): { classUid: number; activity: number } {
  const name = eventType.slice(0, lengthMax);
  const [, classUid, activity] = kinds.find(([pattern]) => pattern.test(name)) ?? [null, 6003, 99];
  return { classUid, activity };
}
