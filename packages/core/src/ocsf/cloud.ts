/** What events of a cloud's control plane and stores say beyond what all events say. */
export interface OcsfCloudFacts {
  /** Of the profile `cloud`. */
  cloud?: {
    provider: string;
    region?: string;
    zone?: string;
    account?: OcsfAccount;
  };
  /** The policy attached or detached (3001). */
  policy?: { uid?: string; name?: string };
  /** 1 database, 2 bucket, 3 table (6005). */
  type_id?: 1 | 2 | 3;
  /** type_id 1: S3. */
  databucket?: { name?: string; uid?: string; type_id: 1 | 99 };
  database?: { name?: string; uid?: string; type_id: 1 };
  table?: { name?: string; uid?: string };
}

/** type_id: 3 IAM user, 4 IAM role, 10 AWS account. */
export interface OcsfAccount {
  uid?: string;
  name?: string;
  type_id?: 3 | 4 | 10;
}
