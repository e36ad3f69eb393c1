/** The analyst's account of an incident, as far as the portal shows it; by the schema's own names. */

/** A sentence of the analyst, and the events that it stands on. */
export interface Phrase {
  text: string;
  evidence: string[];
}

export interface Ground {
  found: boolean;
  phrase: Pick<Phrase, 'text'>;
}

export interface InvestigationStep {
  kind: 'search' | 'searchResult' | 'analysis' | 'analysisResult' | 'verdict';
  phrase: Phrase;
}

export interface AgentFinding {
  name: string;
  subjectName: string;
  verdict: string;
  because: Phrase[];
}

export interface EntityFinding {
  kind: string;
  key: string;
  name: string;
  verdict: string;
  because: Pick<Phrase, 'text'>;
}

export interface IncidentEvent {
  investigation: InvestigationStep[];
  agents: AgentFinding[];
  entities: EntityFinding[];
}

export interface CoverageNote {
  source: string;
  phrase: Pick<Phrase, 'text'>;
}

/** What one revision of an incident changed. */
export interface IncidentVersion {
  revision: number;
  at: string;
  differences: Pick<Phrase, 'text'>[];
}
