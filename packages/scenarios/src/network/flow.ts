/** One connection, whoever tells it. */
export interface Flow {
  at: number;
  from: { ip: string; port: number };
  to: { ip: string; port: number };
  accepted: boolean;
  packets: number;
  bytes: number;
  seconds: number;
}
