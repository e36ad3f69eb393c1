/** What one may do here; operations.md tells it. */
export interface SyslogLimits {
  /** Of one frame; a longer one is refused and passed over. */
  frameBytesMax: number;
  /** Connections in all, of one address, and of one tenant. */
  connectionsMax: number;
  perAddressMax: number;
  perTenantMax: number;
  /** Messages of a tenant: what is beyond is read later. */
  perSecondMax: number;
  /** For saying who one is, and for ending a frame that has begun. */
  frameMsMax: number;
  /** Without a byte. */
  idleMsMax: number;
  lingerMs: number;
}

export const usualSyslogLimits: SyslogLimits = {
  frameBytesMax: 1024 ** 2,
  connectionsMax: 512,
  perAddressMax: 64,
  perTenantMax: 64,
  perSecondMax: 5000,
  frameMsMax: 30_000,
  idleMsMax: 3_600_000,
  lingerMs: 100,
};
