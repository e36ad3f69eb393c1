export type KeyScope = 'everywhere' | 'queue' | 'incident';

interface Shortcut {
  scope: KeyScope;
  /** `KeyboardEvent.key` values; a `g ` prefix is a sequence. The first is the one shown. */
  keys: readonly string[];
  says: string;
}

/** Every shortcut. Handlers, the help overlay and button hints all read this one table. */
export const keymap = {
  help: { scope: 'everywhere', keys: ['?'], says: 'This help' },
  palette: { scope: 'everywhere', keys: ['Mod+k'], says: 'Search or run' },
  filter: { scope: 'everywhere', keys: ['/'], says: 'Go to the filter' },
  goIncidents: { scope: 'everywhere', keys: ['g i'], says: 'Go to incidents' },
  goBreaches: { scope: 'everywhere', keys: ['g b'], says: 'Go to model breaches' },
  goSearch: { scope: 'everywhere', keys: ['g e'], says: 'Go to the search of events' },
  goModels: { scope: 'everywhere', keys: ['g m'], says: 'Go to models' },
  goSettings: { scope: 'everywhere', keys: ['g s'], says: 'Go to settings' },
  goTenant: { scope: 'everywhere', keys: ['g t'], says: 'Switch tenant' },
  next: { scope: 'queue', keys: ['j', 'ArrowDown'], says: 'Next row' },
  previous: { scope: 'queue', keys: ['k', 'ArrowUp'], says: 'Previous row' },
  peek: { scope: 'queue', keys: [' '], says: 'Peek' },
  closePeek: { scope: 'queue', keys: ['Escape'], says: 'Close the peek' },
  open: { scope: 'queue', keys: ['Enter'], says: 'Open' },
  applyNew: { scope: 'queue', keys: ['.'], says: 'Show new rows' },
  undo: { scope: 'queue', keys: ['z'], says: 'Undo the last close or snooze' },
  acknowledge: { scope: 'everywhere', keys: ['a'], says: 'Acknowledge and take' },
  benign: { scope: 'everywhere', keys: ['b'], says: 'Close as benign, then 1–6' },
  snooze: { scope: 'everywhere', keys: ['h'], says: 'Snooze, then 1–4; or wake' },
  assign: { scope: 'incident', keys: ['A'], says: 'Assign, then a digit' },
  status: { scope: 'incident', keys: ['s'], says: 'Status, then a digit' },
  verdict: { scope: 'incident', keys: ['V'], says: 'Verdict, then 1–6' },
  pin: { scope: 'incident', keys: ['p'], says: 'Pin, or take the pin away' },
  section: {
    scope: 'incident',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8'],
    says: 'Go to a section by its number',
  },
  nextBreach: { scope: 'incident', keys: ['w'], says: 'Next breach in Why' },
  previousBreach: { scope: 'incident', keys: ['W'], says: 'Previous breach in Why' },
  nextCitation: { scope: 'incident', keys: ['n'], says: 'Next cited event' },
  previousCitation: { scope: 'incident', keys: ['N'], says: 'Previous cited event' },
  drawer: { scope: 'incident', keys: ['l'], says: 'Raw event' },
  merge: { scope: 'incident', keys: ['M'], says: 'Merge with another incident' },
  split: { scope: 'incident', keys: ['S'], says: 'Split breaches off' },
  export: { scope: 'incident', keys: ['e'], says: 'Export, then 1–5' },
  table: { scope: 'incident', keys: ['v'], says: 'Graph as a table' },
  respond: { scope: 'incident', keys: ['r'], says: 'Respond' },
  back: { scope: 'incident', keys: ['u'], says: 'Back to the list' },
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof keymap;

const shown: Record<string, string> = {
  ' ': 'Space',
  Enter: '⏎',
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  'Mod+k': 'Ctrl K',
};

/** A key as it is printed on a hint. */
export const printKey = (key: string): string => shown[key] ?? key;
