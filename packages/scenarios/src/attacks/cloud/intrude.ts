import type { CloudAccount } from '../../cloud/cloud-account.ts';
import { instanceSession, roleCaller, userCaller } from '../../cloud/identity.ts';
import type { CallerAt, CloudScene } from '../../cloud/trail-record.ts';
import { placeIn } from '../../places/place-in.ts';
import { listStrangers } from '../../places/strangers.ts';
import { createRandom, type Random } from '../../random.ts';
import type { Place } from '../../types.ts';
import type { Schedule } from '../attack.ts';

/** An attack on an account: who is misused, and from where. */
export interface CloudAttackPlan extends Schedule {
  account: CloudAccount;
  /** User whose key is misused; a developer who is no administrator by default. */
  userName?: string;
  /** Where the intruder calls from; drawn among VPN, Tor and hosting by default. `own`: where the user works. */
  from?: Place | 'own';
  userAgent?: string;
}

/** An intruder in an account. */
export interface CloudIntruder {
  scene: CloudScene;
  place: Place;
  userAgent: string;
  /** With the web application's credentials as it has them at that time. */
  asInstance(at: number): CallerAt;
  /** With a developer's key. */
  asUser(at: number): CallerAt;
  arn: string;
}

/** The intruder of a plan; a scenario's name keeps the chance of one apart from that of others. */
export function prepareIntruder(plan: CloudAttackPlan, name: string): CloudIntruder {
  const { account } = plan;
  const random = createRandom(`${account.seed}/${name}/${plan.seed ?? ''}`);
  const user = account.developers.find(({ userName, isAdministrator }) =>
    plan.userName === undefined ? !isAdministrator : userName === plan.userName,
  );
  if (!user)
    throw new Error(`${account.organisation.name} has no cloud user ${plan.userName ?? ''}`);
  const place = plan.from === 'own' ? user.person.office : (plan.from ?? drawPlace(random));
  const userAgent = plan.userAgent ?? drawAgent(random);
  const with_ = (at: number): Omit<CallerAt, 'caller'> => ({ source: place.ip, userAgent, at });
  const web = (at: number) => roleCaller(account, instanceSession(account, account.web, at));
  return {
    scene: { account, random },
    place,
    userAgent,
    asInstance: (at) => ({ ...with_(at), caller: web(at) }),
    asUser: (at) => ({ ...with_(at), caller: userCaller(account, user) }),
    arn: String(userCaller(account, user)['arn']),
  };
}

/** An address of somebody who hides. */
export function drawPlace(random: Random): Place {
  return placeIn(random.pick(listStrangers('vpn', 'tor', 'hosting')), random);
}

function drawAgent(random: Random): string {
  return random.pick([
    'aws-cli/1.16.309 Python/3.8.10 Linux/5.4.0-kali botocore/1.13.45',
    'Boto3/1.28.17 md/Botocore#1.31.17 ua/2.0 os/linux#6.1.0-kali9-amd64 lang/python#3.11.4',
    'aws-sdk-go-v2/1.30.3 os/linux lang/go#1.22.5 md/GOOS#linux md/GOARCH#amd64',
  ]);
}
