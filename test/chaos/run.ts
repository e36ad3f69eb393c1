/** What every part of a run is given. */
export interface Run {
  /** Tells a person how far it is. */
  say: (line: string) => void;
  /** What has to be ended, the latest first, however the run ends. */
  endings: (() => Promise<unknown>)[];
}
