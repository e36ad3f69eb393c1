import type { Source } from '@nightjar/core';

/** Operations of a feed by name, each put into a record that says little else. */
export interface Named {
  source: Source;
  /** Where the vendor sorts them, such as a workload or a service of AWS. */
  within: string;
  operations: readonly string[];
  recordOf: (operation: string) => Record<string, unknown>;
}

const time = '2026-03-12T09:30:00Z';
const user = 'ana@borealis.example';

const audit = (within: string, operations: string): Named => ({
  source: 'microsoft-365',
  within,
  operations: operations.split(/,\s+/),
  recordOf: (Operation) => ({
    Id: '1',
    CreationTime: time,
    Operation,
    Workload: within,
    UserId: user,
    UserKey: '1',
    UserType: 0,
    RecordType: 1,
    ObjectId: '/sites/a/plan.xlsx',
    TeamName: 'Lamps',
  }),
});

const call = (service: string, operations: string): Named => ({
  source: 'aws-cloudtrail',
  within: service,
  operations: operations.split(/,\s+/),
  recordOf: (eventName) => ({
    eventID: '1',
    eventTime: time,
    eventName,
    eventSource: `${service}.amazonaws.com`,
    eventCategory: /^(?:s3|dynamodb|rds-data)$/.test(service) ? 'Data' : 'Management',
    sourceIPAddress: '203.0.113.7',
    userIdentity: { type: 'IAMUser', userName: 'ana' },
    requestParameters: { bucketName: 'lamps', tableName: 'lamps', database: 'lamps' },
  }),
});

const directory = (type: string, operations: string): Named => ({
  source: 'entra-audit',
  within: type,
  operations: operations.split(/,\s+/),
  recordOf: (activityDisplayName) => ({
    id: '1',
    activityDateTime: time,
    activityDisplayName,
    result: 'success',
    initiatedBy: { user: { userPrincipalName: user } },
    targetResources: [{ id: '2', displayName: 'Lamps', type }],
  }),
});

const azure: Named = {
  source: 'azure-activity',
  within: 'Azure Resource Manager',
  operations: [
    'Microsoft.Authorization/roleAssignments/write',
    'Microsoft.Authorization/roleAssignments/delete',
    'Microsoft.Compute/virtualMachines/read',
    'Microsoft.Compute/virtualMachines/write',
    'Microsoft.Network/networkSecurityGroups/securityRules/write',
    'Microsoft.Network/networkSecurityGroups/securityRules/delete',
    'Microsoft.Storage/storageAccounts/listKeys/action',
  ],
  recordOf: (operation) => ({
    OperationNameValue: operation,
    'TimeGenerated [UTC]': time,
    EventDataId: '1',
    Caller: user,
    CallerIpAddress: '203.0.113.7',
    ActivityStatusValue: 'Success',
    Type: 'AzureActivity',
  }),
};

const okta = (within: string, operations: string): Named => ({
  source: 'okta',
  within,
  operations: operations.split(/,\s+/),
  recordOf: (eventType) => ({
    uuid: '1',
    published: time,
    eventType,
    actor: { id: '1', type: 'User', alternateId: user },
    outcome: { result: 'SUCCESS' },
    target: [{ id: '2', type: 'AppInstance', displayName: 'Lamps' }],
  }),
});

/** One name or more for every entry of the normalisers' tables. */
export const named: readonly Named[] = [
  audit('AzureActiveDirectory', `UserLoggedIn, UserLoginFailed`),
  audit(
    'Exchange',
    `New-InboxRule, Set-InboxRule, Remove-InboxRule, Enable-InboxRule, UpdateInboxRules,
    New-TransportRule, Set-TransportRule, Remove-TransportRule, Set-Mailbox,
    Add-MailboxPermission, Remove-MailboxPermission, Get-Mailbox,
    Set-MailboxAuditBypassAssociation, Set-AdminAuditLogConfig,
    New-ManagementRoleAssignment, MailItemsAccessed, MailboxLogin, Send, SendAs,
    SendOnBehalf, Create, Update, HardDelete, SoftDelete, MoveToDeletedItems`,
  ),
  audit(
    'SecurityComplianceCenter',
    `SearchCreated, SearchExported, SearchRemoved, SearchStarted, SearchUpdated,
    New-ComplianceSearch, Remove-DlpCompliancePolicy`,
  ),
  audit(
    'SharePoint',
    `FileUploaded, FileSyncUploadedFull, FolderCreated, FileDownloaded, FileModified,
    FileCheckedOut, FileCheckedIn, FileDeleted, FileRecycled, FileRenamed, FileCopied,
    FileMoved, FileRestored, FilePreviewed, FileAccessed, AnonymousLinkUsed,
    AnonymousLinkRemoved, SharingRevoked, AnonymousLinkCreated, SharingSet,
    SharingInvitationCreated, PageViewed, SiteCollectionAdminAdded, RemovedFromGroup,
    AddedToGroup`,
  ),
  audit(
    'MicrosoftTeams',
    `MemberAdded, MemberRemoved, MemberRoleChanged, TeamCreated, TeamDeleted,
    TeamsSessionStarted, ChatCreated, ChatUpdated, ChatRetrieved, MessageSent,
    MessageCreatedHasLink, MessageUpdated, MessageEditedHasLink, MessageUpdatedHasLink,
    ReactedToMessage, MessageDeleted, MessageRead, MessagesListed, MessagesExported,
    MessageHostedContentRead, MessageHostedContentsListed, SubscribedToMessages,
    MessageCreatedNotification, MessageUpdatedNotification, MessageDeletedNotification,
    InviteSent, ChannelAdded, ChannelDeleted, ChannelSettingChanged, TeamSettingChanged,
    TeamsTenantSettingChanged, TabAdded, TabRemoved, TabUpdated, ConnectorAdded,
    ConnectorRemoved, ConnectorUpdated, BotAddedToTeam, BotRemovedFromTeam, AppInstalled,
    AppUpgraded, AppUninstalled, AppPublishedToCatalog, AppUpdatedInCatalog,
    AppDeletedFromCatalog`,
  ),
  directory(
    'User',
    `Add user, Invite external user, Enable account, Restore user, Change user password,
    Reset user password, Disable account, Delete user, Lock account, Unlock user,
    Enable strong authentication, User registered security info,
    Disable strong authentication, User deleted security info,
    User changed default security info, Update user,
    Update StsRefreshTokenValidFrom Timestamp`,
  ),
  directory('Role', `Add member to role, Remove member from role, Add eligible member to role`),
  directory(
    'Group',
    `Add owner to group, Remove owner from group, Add member to group,
    Remove member from group, Delete group, Add group`,
  ),
  directory(
    'ServicePrincipal',
    `Consent to application, Add delegated permission grant, Add OAuth2PermissionGrant,
    Remove delegated permission grant, Add app role assignment to service principal,
    Add service principal, Update service principal, Remove service principal,
    Add service principal credentials, Remove service principal credentials`,
  ),
  directory(
    'Application',
    `Add application, Update application, Delete application, Add owner to application`,
  ),
  directory(
    'Policy',
    `Add conditional access policy, Update conditional access policy,
    Delete conditional access policy, Set domain authentication, Add device,
    Enable directory feature, Disable directory feature, Delete device`,
  ),
  call('signin', `ConsoleLogin, SwitchRole, ExitRole`),
  call(
    'sso',
    `Authenticate, UserAuthentication, Logout, CreateAccountAssignment,
    DeleteAccountAssignment`,
  ),
  call(
    'sts',
    `AssumeRole, AssumeRoleWithSAML, AssumeRoleWithWebIdentity, AssumeRoot,
    GetFederationToken, GetSessionToken`,
  ),
  call(
    'iam',
    `CreateUser, CreateRole, CreateServiceLinkedRole, CreateLoginProfile, ChangePassword,
    UpdateLoginProfile, DeleteLoginProfile, DeleteUser, DeleteRole,
    DeleteServiceLinkedRole, AttachUserPolicy, AttachRolePolicy, PutUserPolicy,
    PutRolePolicy, PutUserPermissionsBoundary, PutRolePermissionsBoundary,
    DetachUserPolicy, DetachRolePolicy, DeleteUserPolicy, DeleteRolePolicy,
    DeleteUserPermissionsBoundary, DeleteRolePermissionsBoundary, EnableMFADevice,
    DeactivateMFADevice, CreateAccessKey, UpdateAccessKey, DeleteAccessKey, UpdateUser,
    UpdateRole, AttachGroupPolicy, PutGroupPolicy, DetachGroupPolicy, DeleteGroupPolicy,
    AddUserToGroup, RemoveUserFromGroup, DeleteGroup, CreateGroup, UpdateAssumeRolePolicy,
    CreatePolicy, CreatePolicyVersion, DeletePolicy, CreateInstanceProfile,
    CreateSAMLProvider, UpdateOpenIDConnectProviderThumbprint, UpdateAccountPasswordPolicy,
    CreateAccountAlias`,
  ),
  call(
    's3',
    `GetObject, HeadObject, PutObject, CopyObject, DeleteObject, DeleteObjects, ListObjects,
    HeadBucket, SelectObjectContent`,
  ),
  call('dynamodb', `GetItem, PutItem, UpdateItem, DeleteItem, Query, Scan`),
  call(
    'ec2',
    `RunInstances, DescribeInstances, ModifyInstanceAttribute, TerminateInstances,
    AuthorizeSecurityGroupIngress, CreateSnapshot`,
  ),
  call('cloudtrail', `StopLogging, DeleteTrail, UpdateTrail, PutEventSelectors`),
  azure,
  okta(
    'user',
    `user.session.start, user.session.end, user.session.expire,
    user.session.access_admin_app, user.session.impersonation.grant,
    user.session.impersonation.end, user.authentication.sso, user.authentication.auth_via_mfa,
    user.lifecycle.create, user.lifecycle.activate, user.account.update_password,
    user.account.reset_password, user.lifecycle.deactivate, user.lifecycle.suspend,
    user.lifecycle.delete.initiated, user.account.lock, user.account.unlock,
    user.mfa.factor.activate, user.mfa.factor.reset_all, user.account.update_profile,
    user.account.report_suspicious_activity_by_enduser, user.account.privilege.grant,
    user.account.privilege.revoke`,
  ),
  okta(
    'group',
    `group.privilege.grant, group.privilege.revoke, group.user_membership.add,
    group.user_membership.remove, group.lifecycle.create, group.lifecycle.delete`,
  ),
  okta(
    'application',
    `application.lifecycle.create, application.lifecycle.update, application.lifecycle.delete,
    application.lifecycle.activate, application.lifecycle.deactivate,
    application.user_membership.add, application.user_membership.remove,
    app.oauth2.as.consent.grant, app.oauth2.as.consent.revoke, app.oauth2.as.authorize,
    app.oauth2.as.token.grant.access_token`,
  ),
  okta(
    'policy, system',
    `policy.evaluate_sign_on, policy.rule.update, policy.lifecycle.create, zone.delete, system.api_token.create,
    system.api_token.revoke, iam.role.create, security.threat.configuration.update`,
  ),
  okta(
    'other',
    `system.push.send_factor_verify_push, system.email.new_device_notification.sent_message,
    support.org.update, pam.secret.create, analytics.reports.export, certification.campaign.delete`,
  ),
];
