import type { Metric } from '../entity/types.ts';
import type { ValueFeature } from './types.ts';

const mail: readonly Metric[] = ['saas.mail.sent', 'saas.mail.traced'];
const directory: readonly Metric[] = ['saas.activity', 'saas.oauth.grant'];
const admin: readonly Metric[] = ['saas.exchange.admin', 'saas.mailrule.changed'];

/** Of mail, files and the directory. */
export const saasFeatures = [
  {
    name: 'mailbox',
    label: 'mailbox read',
    metrics: ['saas.mail.accessed'],
    values: (act) => act.target ?? null,
  },
  {
    name: 'mailReader',
    label: 'application that reads mail',
    metrics: ['saas.mail.accessed'],
    values: (act) => act.applicationId ?? act.clientFamily,
  },
  {
    name: 'recipientDomain',
    label: 'domain written to',
    metrics: mail,
    values: (act) => unique((act.mail?.to ?? []).map(domainOf)),
  },
  {
    name: 'attachmentKind',
    label: 'kind of attachment sent',
    metrics: mail,
    values: (act) => unique((act.mail?.attachments ?? []).map(endingOf)),
  },
  {
    name: 'ruleAction',
    label: 'what a mail rule does',
    metrics: admin,
    values: ({ rule }) =>
      rule === null
        ? null
        : [
            ...(rule.deletes ? ['deletes'] : []),
            ...(rule.marksRead ? ['marks read'] : []),
            ...(rule.moveToFolder ? ['moves'] : []),
            ...(rule.forwardTo.length > 0 ? ['forwards'] : []),
          ],
  },
  {
    name: 'exchangeTarget',
    label: 'object of a mail command',
    metrics: ['saas.exchange.admin'],
    values: (act) => act.target ?? null,
  },
  {
    name: 'scope',
    label: 'permission granted to an application',
    metrics: ['saas.oauth.grant'],
    values: (act) => act.grant?.scopes ?? null,
  },
  {
    name: 'directoryRole',
    label: 'role or permission given',
    metrics: directory,
    values: (act) => (act.operationClass === 'directory' ? (act.privileges ?? null) : null),
  },
  {
    name: 'account',
    label: 'account acted upon',
    metrics: ['saas.activity'],
    values: (act) => (act.operationClass === 'directory' ? (act.target ?? null) : null),
  },
  {
    name: 'site',
    label: 'site or drive',
    metrics: ['saas.activity'],
    values: (act) => act.file?.site ?? null,
  },
  {
    name: 'sharedWith',
    label: 'outsider shared with',
    metrics: ['saas.activity', 'iaas.api'],
    values: (act) => act.sharedWith ?? null,
  },
  {
    name: 'fileKind',
    label: 'kind of file',
    metrics: ['saas.activity'],
    values: (act) => act.file?.kind ?? null,
  },
] as const satisfies readonly ValueFeature[];

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}

function domainOf(address: string): string | null {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return domain.length > 0 && domain.length < address.length ? domain.toLowerCase() : null;
}

function endingOf(name: string): string | null {
  return /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? null;
}
