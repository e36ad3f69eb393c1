import type { PhraseId, Phrase } from './event/index.ts';

/** Something to do for an incident of its kind. */
export interface ChecklistStep {
  id: string;
  text: string;
}

/** A step with what the analyst recommends of it, in this incident's own names. */
export interface AdvisedStep extends ChecklistStep {
  advice: readonly Phrase[];
}

interface Kind {
  /** Techniques that make an incident one of this kind; a technique stands for its sub-techniques. */
  techniques: readonly string[];
  steps: readonly ChecklistStep[];
}

const before: readonly ChecklistStep[] = [
  { id: 'ask', text: 'Ask the people concerned, not by mail, whether it was them.' },
];

const kinds: readonly Kind[] = [
  {
    techniques: ['T1078', 'T1110', 'T1621'],
    steps: [
      { id: 'sessions', text: 'End the sessions of the account, and set a new password.' },
      { id: 'factors', text: 'Look through its second factors, and take away what is not theirs.' },
    ],
  },
  {
    techniques: ['T1564.008', 'T1114'],
    steps: [
      { id: 'rules', text: 'Read each inbox rule: what does it hide, forward or delete?' },
      { id: 'rules-gone', text: 'Take away rules and forwards that nobody of the tenant made.' },
    ],
  },
  {
    techniques: ['T1528', 'T1550.001', 'T1098.003'],
    steps: [
      { id: 'grants', text: 'Take back what was granted to applications, roles included.' },
      { id: 'grants-others', text: 'Look who else granted the same.' },
    ],
  },
  {
    techniques: ['T1098.001', 'T1552', 'T1555', 'T1136'],
    steps: [
      { id: 'keys', text: 'Replace keys and secrets that were made or read.' },
      { id: 'accounts', text: 'Disable accounts that were made.' },
    ],
  },
  {
    techniques: ['T1534', 'T1566', 'T1598'],
    steps: [
      { id: 'mail', text: 'Withdraw the messages that were sent.' },
      { id: 'recipients', text: 'Ask those who opened one, and look at their accounts.' },
    ],
  },
  {
    techniques: ['T1530', 'T1537', 'T1567', 'T1213'],
    steps: [
      { id: 'data', text: 'List what was read or taken away, and whose it is.' },
      { id: 'duty', text: 'Ask whether it must be reported.' },
    ],
  },
  {
    techniques: ['T1562'],
    steps: [{ id: 'audit', text: 'Switch on again what was switched off, and note the gap.' }],
  },
  {
    techniques: ['T1485', 'T1486', 'T1496'],
    steps: [{ id: 'restore', text: 'Restore what was destroyed, and stop what was started.' }],
  },
];

/** Steps that no technique asks for, only the analyst. */
const advised: readonly ChecklistStep[] = [
  { id: 'undo', text: 'Undo changes that nobody asked for.' },
  { id: 'others', text: 'Look at other accounts that were reached from the same places.' },
  { id: 'service', text: 'Close the service to the internet, or allow only those who need it.' },
  { id: 'machine', text: 'Look at the machine before it is switched off.' },
];

/** The step that a recommendation is part of. */
const stepOf: Partial<Record<PhraseId, string>> = {
  'do.ask': 'ask',
  'do.taken': 'ask',
  'do.confirm': 'ask',
  'do.logout': 'sessions',
  'do.password': 'sessions',
  'do.factor': 'factors',
  'do.revoke': 'grants',
  'do.rule': 'rules-gone',
  'do.ruleUnnamed': 'rules-gone',
  'do.forward': 'rules-gone',
  'do.sent': 'mail',
  'do.read': 'data',
  'do.objects': 'data',
  'do.key': 'keys',
  'do.keyUnless': 'keys',
  'do.undo': 'undo',
  'do.others': 'others',
  'do.close': 'service',
  'do.machine': 'machine',
};

const after: readonly ChecklistStep[] = [
  { id: 'tell', text: 'Tell the tenant what happened, what was done and what is left to do.' },
];

const all: readonly ChecklistStep[] = [
  ...before,
  ...kinds.flatMap(({ steps }) => steps),
  ...advised,
  ...after,
];

/**
 * What to do for an incident of this kind, in order: it follows from the techniques that were seen, and from
 * what the analyst recommends. A step says the recommendations that are part of it.
 */
export function checklistOf(
  techniques: readonly string[],
  recommendations: readonly Phrase[] = [],
): AdvisedStep[] {
  const isSeen = (technique: string): boolean =>
    techniques.some((seen) => seen === technique || seen.startsWith(`${technique}.`));
  const byKind = kinds.filter((kind) => kind.techniques.some(isSeen)).flatMap(({ steps }) => steps);
  const recommended = Map.groupBy(recommendations, ({ id }) => stepOf[id]);
  const wanted = new Set([...before, ...byKind, ...after].map(({ id }) => id));
  return all
    .filter(({ id }) => wanted.has(id) || recommended.has(id))
    .map((step) => ({ ...step, advice: recommended.get(step.id) ?? [] }));
}

const texts = new Map(all.map(({ id, text }) => [id, text]));

/** What a step of any checklist asks for. */
export function stepText(id: string | undefined): string {
  return texts.get(id ?? '') ?? 'A step that is asked for no more.';
}
