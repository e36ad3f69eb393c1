import { type OcsfEvent, textOf } from '../ocsf/index.ts';
import type { RuleFacts } from './types.ts';

const wordsMax = 50;

/** What a mailbox rule or a forwarding does, from its parameters. `ownDomain` decides what is external. */
export function ruleFactsOf(event: OcsfEvent, ownDomain: string | null): RuleFacts {
  const parameters = parametersOf(event);
  const forwardTo = [
    'ForwardTo',
    'ForwardAsAttachmentTo',
    'RedirectTo',
    'ForwardingSmtpAddress',
    'ForwardingAddress',
    // What a rule of the transport does with everyone's mail.
    'RedirectMessageTo',
    'BlindCopyTo',
    'CopyTo',
    'AddToRecipients',
  ]
    .flatMap((name) => splitList(parameters.get(name.toLowerCase())))
    .map((address) => address.replace(/^smtp:/i, ''));
  const words = [
    'SubjectContainsWords',
    'BodyContainsWords',
    'SubjectOrBodyContainsWords',
    'FromAddressContainsWords',
  ]
    .flatMap((name) => splitList(parameters.get(name.toLowerCase())))
    .slice(0, wordsMax);
  return {
    name: parameters.get('name') ?? event.resources?.[0]?.name ?? event.resource?.name ?? '',
    mailbox: parameters.get('mailbox') ?? null,
    moveToFolder: parameters.get('movetofolder') ?? null,
    forwardTo,
    externalForward: forwardTo.some((address) => isExternal(address, ownDomain)),
    deletes: isTrue(parameters.get('deletemessage')) || isTrue(parameters.get('softdeletemessage')),
    marksRead: isTrue(parameters.get('markasread')),
    hasCondition: words.length > 0 || hasConditionParameter(parameters),
    words,
  };
}

const conditions = [
  'from',
  'sentto',
  'subjectcontainswords',
  'hasattachment',
  'fromaddresscontainswords',
  'withimportance',
];

function hasConditionParameter(parameters: ReadonlyMap<string, string>): boolean {
  return conditions.some((name) => parameters.has(name));
}

function parametersOf(event: OcsfEvent): ReadonlyMap<string, string> {
  const data = event.api?.request?.data;
  const found = new Map<string, string>();
  if (typeof data !== 'object' || data === null) return found;
  for (const [name, value] of Object.entries(data)) {
    if (value !== null && value !== undefined) found.set(name.toLowerCase(), textOf(value));
  }
  return found;
}

function splitList(text: string | undefined): string[] {
  if (!text) return [];
  return text
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isTrue(text: string | undefined): boolean {
  return text !== undefined && /^true$/i.test(text);
}

function isExternal(address: string, ownDomain: string | null): boolean {
  const domain = /@([^>\]\s]+)/.exec(address)?.[1]?.toLowerCase();
  return (
    domain !== undefined &&
    ownDomain !== null &&
    domain !== ownDomain &&
    !domain.endsWith(`.${ownDomain}`)
  );
}
