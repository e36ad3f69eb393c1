/**
 * Every sentence that the analyst can say, by id. `{name}` is a typed value, `{name|one|many}` a count and
 * its word. Plain language: the reader may be no expert. Another language is another table of the same ids.
 */
export const templates = {
  // Summary, first paragraph: what happened.
  'what.hijack':
    'Someone who is probably not the owner was active as {users} ({range}), coming from {hosts}.',
  'what.hijackPossible':
    'Someone was active as {users} ({range}), coming from {hosts}, which is not where this account works from; it may be the owner or not.',
  'what.unjudged':
    '{users} was active from {hosts}, and too little is known of its past to say whether that is its owner.',
  'what.own':
    'As {users} something was done that should be explained ({range}); nothing shows that somebody else was at the account.',
  'what.cloudHijack':
    'Somebody who is probably not entitled to it used the cloud credentials of {users} ({range}), coming from {hosts}.',
  'what.found': 'What was found: {findings}.',
  'what.password':
    'Passwords of {users} were tried ({range}), coming from {hosts}; none has let anyone in so far.',
  'what.passwordKnown':
    'Someone tried to sign in as {users} ({range}), coming from {hosts}, and had the right password; only a further check stopped them.',
  'what.exposed': 'Many strangers from outside reached {users} ({range}).',
  'what.network': 'The machine {users} did what it had not done before ({range}).',
  'what.failuresBefore': 'Before anyone got in, {count|sign-in|sign-ins} failed.',
  'what.failures': '{count|sign-in|sign-ins} failed in that time.',
  'what.grant':
    '{count|application was|applications were} given access to the account: {applications}.',
  'what.grantBad':
    '{count|application was|applications were} given access to the account, known from other account takeovers: {applications}.',
  'what.rule': 'A mailbox rule named {rule} was set that moves mail to the folder {folder}.',
  'what.ruleNamed': 'A mailbox rule named {rule} was set.',
  'what.ruleUnnamed': 'A mailbox rule without a name, or forwarding, was set.',
  'what.forward': 'Mail is forwarded to {recipients}.',
  'what.read': '{count|mailbox item was|mailbox items were} read.',
  'what.sent': '{count|message was|messages were} sent from the mailbox.',
  'what.cloud': 'The cloud’s own record names {operations}.',

  // Second paragraph: why it is unusual, and what harmless thing it could be.
  'why.network':
    'The account had worked from {network} on {seen} of the {known|day|days} that are known of it.',
  'why.networkNever':
    'In the {known|day|days} that are known of it, the account had never worked from {network}.',
  'why.noHome': 'It came through {kind}, where nobody lives and nobody has an office.',
  'why.together':
    '{count|warning sign|warning signs} of {groups|kind|kinds} came together: that is seldom a coincidence.',
  'why.sameKind': '{count|warning sign|warning signs}, all of one kind, stand behind this.',
  'why.itself': 'The act itself is the warning: whoever did it should be able to say why.',
  'why.singleStrong': 'A single warning sign stands behind this, but a strong one.',
  'why.single': 'A single warning sign stands behind this; taken alone it is weak.',
  'why.unusualAct': 'What was done there is itself rare for this account.',
  'why.benignTravel':
    'It could be harmless: the owner may be travelling or use a new network or VPN.',
  'why.benignRollout':
    'It could be harmless: someone entitled may be rolling out a new application or changing how things are set up.',
  'why.benignScan': 'It could be harmless: every public address is scanned all day.',
  'why.refuted': 'Against that speaks: {grounds}.',
  'why.open': 'The records do not rule that out.',

  // Third paragraph and recommendations: what to do.
  'do.ask': 'Ask {users} by telephone or in person, not by mail, whether this was theirs.',
  'do.taken': 'Until they say so, treat the account as taken.',
  'do.logout':
    'End all sessions of {users} and set a new password: a password alone does not end a session.',
  'do.factor':
    'Look at the second factors of {users} and remove those that the owner does not know.',
  'do.revoke':
    'Take back the access of the application {application} and remove it: it keeps its access after the password was changed.',
  'do.rule': 'Remove the mailbox rule {rule} and look at the mail that it moved.',
  'do.ruleUnnamed':
    'Look at the rules of the mailbox, remove what nobody of the tenant set, and look at the mail that was moved.',
  'do.forward': 'Switch off the forwarding to {recipients}.',
  'do.sent':
    'Tell those who received the messages not to open them, and take the messages back where that is possible.',
  'do.read':
    'Find out what the mail that was read holds: passwords, invoices and personal records may be known to others now.',
  'do.key': 'Switch off and replace the keys and sessions of {users}.',
  'do.keyUnless':
    'Where nobody planned it, switch off and replace the keys and sessions of {users}.',
  'do.undo': 'Look at each change that was made and undo what nobody asked for: {operations}.',
  'do.objects': 'Find out what the objects that were read hold, and who must be told.',
  'do.others': 'Look at the other accounts that were reached from {hosts}.',
  'do.close': 'Close the service to the internet, or allow only those who need it.',
  'do.machine': 'Look at the machine {users} before it is switched off.',
  'do.confirm': 'Confirm with whoever runs this service that the change was planned.',
  'do.password': 'Set a new password for {users} and make sure that a second factor is asked for.',

  // Agents.
  'agent.newNetwork': 'Its network {network} was seen on {seen} of {known|known day|known days}.',
  'agent.newCountry': 'Its country {country} was seen on {seen} of {known|known day|known days}.',
  'agent.newClient': 'Its client {client} was seen on {seen} of {known|known day|known days}.',
  'agent.neverNetworkCountry':
    'Its network {network} and its country {country} were never seen in {known|known day|known days}.',
  'agent.neverNetworkClient':
    'Its network {network} and its client {client} were never seen in {known|known day|known days}.',
  'agent.neverNetworkCountryClient':
    'Its network {network}, its country {country} and its client {client} were never seen in {known|known day|known days}.',
  'agent.hosting': 'It came through {kind}.',
  'agent.failed': '{count|sign-in|sign-ins} failed from there.',
  'agent.breached': '{suspicious} of its {acts|act|acts} set off a warning.',
  'agent.own': 'The account has worked this way before.',
  'agent.unknown': 'Too little is known of the account’s past to call it foreign.',
  'agent.alongside': 'The owner was at work at the same time from elsewhere.',

  // The investigation.
  'search.user': 'Searched what {user} did ({range}), at most {bound} events.',
  'found.byHost': 'Found {cases|case|cases} of {kinds|unique event|unique events} from {host}.',
  'found.withoutHost':
    'Found {cases|case|cases} of {kinds|unique event|unique events} whose records name no address.',
  'found.moreHosts': 'Found {cases|case|cases} from {hosts|further address|further addresses}.',
  'found.nothing': 'Found nothing.',
  'analyse.agents': 'Told apart who was at the keyboard, by network, user agent and session.',
  'analysed.one': 'A single agent did all of it: agent {agent}, {network}, using {client}.',
  'analysed.agents': '{count|agent|agents} took part: {agents}.',
  'analysed.none': 'The records do not say who was at the keyboard.',
  'assess.agent': 'Compared agent {agent} with what is usual for {user}.',
  'assessed.suspicious': 'Found {suspicious} of {acts|case|cases} suspicious: {grounds}.',
  'assessed.plain': 'Found {suspicious} of {acts|case|cases} suspicious.',
  'assessed.benign': 'Agent {agent} is one of the account’s own.',
  'assessed.undecided': 'Too little is known of {user} to tell whether agent {agent} is its owner.',
  'search.application':
    'Searched what the application {application} did, and who else gave it access, up to {days|day|days} later.',
  'found.applicationUsed': 'The application itself did {cases|act|acts}.',
  'found.applicationGranted': 'Other accounts gave it access, too: {users}.',
  'found.applicationUnused':
    'No act of the application and no other account that gave it access was found.',
  'search.rule': 'Searched what the mailbox rule {rule} does and what was sent after it was set.',
  'found.ruleMoves': 'It moves mail to the folder {folder}, where the owner hardly looks.',
  'found.ruleForwards': 'It forwards mail to {recipients}.',
  'found.ruleSent': '{count|message was|messages were} sent after it was set.',
  'found.ruleOnly': 'No message sent after it was found.',
  'search.recipients': 'Searched to whom the messages were sent.',
  'found.recipients': 'They were sent to at least {count|address|addresses}.',
  'found.recipientsUnknown':
    'The records at hand do not name the recipients: only the message trace does.',
  'search.address':
    'Searched what is at hand for others active from {hosts} within {hours|hour|hours}.',
  'found.otherUsers': 'Active from there, too: {users}.',
  'found.noOtherUser': 'Found nobody: accounts that no foreign agent used may not be at hand.',
  'search.credential':
    'Searched which objects were reached with {count|credential|credentials} of {user}.',
  'found.objects': 'Reached: {objects}.',
  'found.noObject': 'The records do not name what was reached.',
  'weigh.hypotheses': 'Weighed {count|explanation|explanations}, harmless ones among them.',
  'weighed.supported': '{claim}: supported (confidence {confidence}), because {grounds}.',
  'weighed.undecided': '{claim}: undecided; {grounds}.',
  'weighed.contradicted': '{claim}: contradicted, because {grounds}.',
  'verdict.incident': 'Verdict: {claim}.',
  'search.breaches': 'Searched for model breaches of {user} ({range}).',
  'found.breaches': 'Found {count|model breach|model breaches}: {models}.',
  'verdict.told': 'Verdict: told by {count|incident|incidents}: {incidents}.',
  'verdict.little': 'Verdict: unusual, and too little for an incident.',
  'verdict.usual': 'Verdict: no model spoke, so nothing of it was unusual enough.',
  'verdict.open': 'Verdict: unusual, and not explained by what the records hold.',

  // Entities.
  'entity.compromised': 'A stranger acted as it.',
  'entity.exposed': 'Strangers reached it from outside.',
  'entity.reaching': 'It reached the machine from outside.',
  'entity.targeted': 'Its password was tried.',
  'entity.suspected': 'It acted in ways that are unusual for it.',
  'entity.source': 'A stranger came from it.',
  'entity.failing': 'Sign-ins that failed came from it.',
  'entity.knownBad': 'It is known from other account takeovers.',
  'entity.grantedByForeign': 'A stranger gave it access.',
  'entity.grantedByOwn': 'It was given access by somebody who is not known to be a stranger.',
  'entity.ruleByForeign': 'A stranger set it.',
  'entity.ruleByOwn': 'It was set by somebody who is not known to be a stranger.',

  // Why it is an incident, and why a grave one.
  'reason.grave': 'What was found is grave by itself: {findings}.',
  'reason.proof': 'One act needs no history to be judged: {findings}.',
  'reason.knownBad': 'An application known from other account takeovers was given access.',
  'reason.kinds': 'Warning signs of {count|kind|kinds} came together: {kinds}.',
  'reason.loud': 'One warning sign is strong by itself, with {score} of 100 points: {findings}.',
  'reason.password': 'The password was right and only a further check stopped the sign-in.',
  'reason.sameStranger': 'The stranger who got in also {deeds}.',
  'reason.shortHistory':
    'It is called suspicious and not critical, since too little is known of the past to call its source unusual.',

  // Grounds of hypotheses.
  'ground.foreignAgent': 'a stranger to the account acted as it',
  'ground.noForeignAgent': 'no stranger to the account was found',
  'ground.foreignSignIn': 'someone signed in from a source foreign to the account',
  'ground.failures': 'sign-ins failed around that time',
  'ground.persisted': 'the stranger secured access that outlives the password',
  'ground.hid': 'the stranger hid its tracks or weakened defences',
  'ground.collected': 'the stranger collected mail or data',
  'ground.misused': 'the stranger misused the account',
  'ground.proof': 'an act needs no history to be judged',
  'ground.shortHistory': 'the history is too short to call the source rare',
  'ground.noSuccess': 'no sign-in from the attacking source succeeded',
  'ground.success': 'a sign-in from a foreign source succeeded',
  'ground.passwordKnown': 'the password was right and only a further check stopped it',
  'ground.grant': 'an application was given access',
  'ground.grantForeign': 'a stranger gave it',
  'ground.grantOwn': 'somebody known to the account gave it',
  'ground.knownBad': 'the application is known from other account takeovers',
  'ground.lastingScopes': 'it may act while nobody is signed in, or read mail and files',
  'ground.rule': 'a mailbox rule or forwarding was set',
  'ground.ruleForeign': 'a stranger set it',
  'ground.ruleOwn': 'somebody known to the account set it',
  'ground.ruleHides': 'it forwards mail, or moves it where nobody looks',
  'ground.sent': 'more mail than usual, or mail of an odd kind, was sent',
  'ground.sentForeign': 'a stranger, or an application that it let in, sent it',
  'ground.sentOwn': 'somebody known to the account sent it',
  'ground.twoAccounts': 'strangers acted as two accounts or more',
  'ground.spreadSent': 'one of them sent mail that could lead to the next',
  'ground.oneAddress': 'the same foreign address reached more than one of them',
  'ground.newSource': 'the account was used from a new source',
  'ground.manyNetworks': 'more than two foreign networks were used',
  'ground.noHome': 'the source is a hosting provider or Tor, where nobody lives',
  'ground.didMore': 'the stranger did more than sign in',
  'ground.ownLive': 'the owner was at work from elsewhere at the same time',
  'ground.change': 'something was set up or changed',
  'ground.changeForeign': 'a stranger made the change',
  'ground.incoming': 'many strangers from outside reached a service',
  'ground.gotIn': 'the machine was used from outside, or acted oddly afterwards',
  'ground.cloudAccess': 'a cloud credential was used by a stranger, or off its machine',
  'ground.cloudRead': 'objects or secrets were read in bulk, or shared outside',
  'ground.cloudRights': 'rights in the cloud account were changed',
  'ground.cloudOwn': 'everybody who acted in the cloud account is known there',

  // What could not be judged.
  'coverage.never':
    '{source} was not connected, as far as the records show: {loss} could not be judged.',
  'coverage.late':
    '{source} was late: its newest record is older than the end of this incident, so {loss} may be incomplete.',
  'coverage.blind': '{source} lost records ({range}): {loss} may be incomplete.',

  // Changes between versions.
  'changed.breachesAdded': '{count|model breach was|model breaches were} added: {models}.',
  'changed.breachesRemoved':
    '{count|model breach lost its|model breaches lost their} support: {models}.',
  'changed.severity': 'The severity was {before} and is {after}.',
  'changed.score': 'The score was {before} and is {after}.',
  'changed.subjects': '{count|account|accounts} came into the story: {users}.',
  'changed.told': '{count|sentence of the story is|sentences of the story are} new.',
  'changed.untold': '{count|sentence of the story is|sentences of the story are} no longer told.',
  'changed.verdict': '{claim}: was {before}, is {after}.',
} as const;

export type PhraseId = keyof typeof templates;
