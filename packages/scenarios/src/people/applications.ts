import { guidFrom } from '../random.ts';

/** An application known to the identity provider. */
export interface Application {
  id: string;
  name: string;
}

/** An application with the scopes that it is granted. */
export interface GrantedApplication extends Application {
  scopes: readonly string[];
}

const outlookService = 'Office 365 Exchange Online';

/** First-party applications with the ids that the vendor gives them. */
export const firstParty = {
  exchange: { id: '00000002-0000-0ff1-ce00-000000000000', name: outlookService },
  sharePoint: { id: '00000003-0000-0ff1-ce00-000000000000', name: 'Office 365 SharePoint Online' },
  graph: { id: '00000003-0000-0000-c000-000000000000', name: 'Microsoft Graph' },
  officeHome: { id: '4765445b-32c6-49b0-83e6-1d93765276ca', name: 'OfficeHome' },
  office: { id: 'd3590ed6-52b3-4102-aeff-aad2292ab01c', name: 'Microsoft Office' },
  outlookWeb: { id: '9199bf20-a13f-4107-85dc-02114787ef48', name: 'One Outlook Web' },
  outlookMobile: { id: '27922004-5251-4030-b22d-91ecd9a37ea4', name: 'Outlook Mobile' },
  teams: { id: '1fec8e78-bce4-4aaf-ab1b-5451cc387264', name: 'Microsoft Teams' },
  oneDrive: { id: 'ab9b8c07-8f02-4f72-87fa-80105867a763', name: 'OneDrive SyncEngine' },
  portal: { id: 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c', name: 'Azure Portal' },
} as const satisfies Record<string, Application>;

/** The mail applications that the source page names, with their ids and the scopes they ask for. */
export const abusedApplications = {
  perfectData: {
    id: 'ff8d92dc-3d82-41d6-bcbd-b9174d163620',
    name: 'PerfectData Software',
    scopes: ['offline_access', 'profile', 'User.Read', 'openid', 'EWS.AccessAsUser.All'],
  },
  supermailer: {
    id: 'a245e8c0-b53c-4b67-9b45-751d1dff8e6b',
    name: 'Newsletter Software Supermailer',
    scopes: ['Mail.Read', 'Mail.Send', 'Contacts.Read', 'offline_access'],
  },
} as const;

/** Invented third-party applications that ask for little. */
export const ordinaryApplications: readonly GrantedApplication[] = [
  ordinary('Meeting Notes Desk', ['openid', 'profile', 'User.Read']),
  ordinary('Diagram Table', ['openid', 'profile', 'email']),
  ordinary('Rota Planner', ['User.Read', 'openid', 'profile', 'email']),
  ordinary('Desk Booker', ['User.Read']),
];

function ordinary(name: string, scopes: readonly string[]): GrantedApplication {
  return { id: guidFrom(`application/${name}`), name, scopes };
}
