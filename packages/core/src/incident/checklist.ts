import type { Incident } from './types.ts';

/** Something to do for an incident of its kind. */
export interface ChecklistStep {
  id: string;
  text: string;
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
      { id: 'sessions', text: 'End the sessions of the account.' },
      { id: 'password', text: 'Set a new password.' },
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

const after: readonly ChecklistStep[] = [
  { id: 'tell', text: 'Tell the tenant what happened, what was done and what is left to do.' },
];

/** What to do for an incident of this kind, in order: it follows from the techniques that were seen. */
export function checklistOf({ techniques }: Pick<Incident, 'techniques'>): ChecklistStep[] {
  const isSeen = (technique: string): boolean =>
    techniques.some((seen) => seen === technique || seen.startsWith(`${technique}.`));
  const steps = kinds.filter((kind) => kind.techniques.some(isSeen)).flatMap((kind) => kind.steps);
  return [...before, ...steps, ...after];
}

const texts = new Map(
  [...before, ...kinds.flatMap(({ steps }) => steps), ...after].map(({ id, text }) => [id, text]),
);

/** What a step of any checklist asks for. */
export function stepText(id: string | undefined): string {
  return texts.get(id ?? '') ?? 'A step that is asked for no more.';
}
