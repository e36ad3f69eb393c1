/** Hours that somebody asks about. */
export interface AskedHours {
  /** ISO, UTC. */
  at: string;
  hours: number;
}

type Params = Record<string, string | string[] | undefined>;

export const hourChoices = [1, 3, 6, 12, 24] as const;
const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{3})?)?Z?$/;

/** What the URL asks about; null: nothing, or no time. A time without a zone is of UTC. */
export function askedHoursOf({ at, hours }: Params): AskedHours | null {
  if (typeof at !== 'string' || !isTime.test(at)) return null;
  const time = Date.parse(at.endsWith('Z') ? at : `${at}Z`);
  if (Number.isNaN(time)) return null;
  const asked = hourChoices.find((one) => String(one) === hours) ?? hourChoices[0];
  return { at: new Date(time).toISOString(), hours: asked };
}

/** An instant as a field of date and time takes it, in UTC. */
export const fieldOf = (at: string): string => at.slice(0, 16);
