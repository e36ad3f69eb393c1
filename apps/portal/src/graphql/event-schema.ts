/** An event as the search shows it. Names, messages and clients are written by outsiders. */
export interface FoundEvent {
  id: string;
  happenedAt: string;
  operation: string;
  subject: string | null;
  ip: string | null;
  asn: number | null;
  country: string | null;
  clientFamily: string | null;
  ipClass: string | null;
  outcome: string;
  source: string;
  /** Null past the hot window. */
  about: {
    subjectName: string | null;
    service: string;
    target: { kind: string; name: string } | null;
    asnName: string | null;
    userAgent: string | null;
    errorCode: string | null;
    refusal: string | null;
    message: string | null;
  } | null;
  breaches: { id: string; model: { path: string } }[];
}

/** The most frequent values of a column. */
export interface EventFacet {
  field:
    | 'OPERATION'
    | 'SUBJECT'
    | 'IP'
    | 'ASN'
    | 'COUNTRY'
    | 'IP_CLASS'
    | 'CLIENT_FAMILY'
    | 'OUTCOME'
    | 'SOURCE';
  values: { value: string; count: number }[];
}

/** What the newest events of a search show. */
export interface EventFacets {
  counted: number;
  isWhole: boolean;
  facets: EventFacet[];
  hours: { at: string; count: number }[];
}
