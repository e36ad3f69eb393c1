/** An attribute that a later release calls otherwise. */
export interface Change {
  from: string;
  to: string;
  /** It became a list of what it was. */
  isList?: true;
  /** Objects and classes (`class.<name>`) whose attribute it is; absent: wherever both names are known. */
  in?: readonly string[];
}

/** What OCSF 1.1 to 1.8 renamed and can be carried over as it is; the old names are deprecated there. */
export const changes: readonly Change[] = [
  // 1.1
  { from: 'customer_uid', to: 'tenant_uid' },
  { from: 'extension_list', to: 'tls_extension_list', in: ['tls'] },
  { from: 'fix_available', to: 'is_fix_available' },
  { from: 'http_only', to: 'is_http_only', in: ['http_cookie'] },
  { from: 'secure', to: 'is_secure', in: ['http_cookie'] },
  { from: 'packages', to: 'affected_packages', in: ['vulnerability'] },
  // 1.2
  { from: 'invoked_by', to: 'app_name', in: ['actor'] },
  // 1.3
  {
    from: 'resource',
    to: 'resources',
    isList: true,
    in: ['class.vulnerability_finding', 'class.compliance_finding', 'class.user_access'],
  },
  // 1.4
  { from: 'delivered_to', to: 'delivered_to_list', isList: true, in: ['email'] },
  { from: 'reply_to', to: 'reply_to_list', isList: true, in: ['email'] },
  { from: 'imei', to: 'imei_list', isList: true, in: ['device'] },
  { from: 'policy', to: 'policies', isList: true, in: ['class.account_change'] },
  { from: 'data_classification', to: 'data_classifications', isList: true },
  // 1.5
  { from: 'ticket', to: 'tickets', isList: true },
  // 1.6
  { from: 'group', to: 'groups', isList: true, in: ['databucket'] },
  { from: 'tid', to: 'ptid' },
  // 1.8
  { from: 'signature', to: 'signatures', isList: true, in: ['file'] },
];
