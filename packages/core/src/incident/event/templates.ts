/**
 * Every sentence that the analyst can say, by id. `{name}` is a typed value, `{name|one|many}` a count and
 * its word. Plain language: the reader may be no expert. Another language is another table of the same ids.
 */
export const templates = {
  // What happened.
  'what.hijack': 'Someone who is probably not the owner used the account {user} from {host}.',
  'what.hijackMany':
    'Someone who is probably not the owner used {accounts|account|accounts}, {users}, from {hosts}.',
  'what.unjudged':
    'The account {user} was used from {host}, and its history is too short to say whether that is its owner.',
  'what.own':
    'The account {user} did things that it hardly ever does, from places that it is known from.',
  'what.password': 'Someone tries passwords of {user}; none has let them in so far.',
  'what.passwordKnown':
    'Someone tried to sign in as {user} and knew the password; only a further check stopped them.',
  'what.cloud':
    'The cloud identity {user} was used from {host}, which it has not been used from before.',
  'what.network': 'The machine {user} behaved in a way that it has not behaved in before.',
  'what.exposed':
    'A service of the machine {user} is being reached by many strangers from outside.',
  'what.did': 'In {range} they {acts}.',
} as const;

export type PhraseId = keyof typeof templates;
