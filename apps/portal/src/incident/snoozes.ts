/** In the order of their digits. */
export const snoozes = [
  { id: 'hour', says: 'One hour', hours: 1 },
  { id: 'shift', says: 'Eight hours', hours: 8 },
  { id: 'day', says: 'One day', hours: 24 },
  { id: 'week', says: 'One week', hours: 168 },
] as const;
