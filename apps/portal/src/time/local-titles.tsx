'use client';
import { useEffect } from 'react';

const localTime = (at: string): string =>
  `${new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })} ${
    Intl.DateTimeFormat().resolvedOptions().timeZone
  }`;

/** Gives each UTC time its local time as title when pointed at: nothing local is rendered, so nothing can mismatch. */
export function LocalTitles() {
  useEffect(() => {
    const onPoint = ({ target }: Event) => {
      const time = target instanceof Element ? target.closest('time') : null;
      if (time && !time.title && !Number.isNaN(Date.parse(time.dateTime))) {
        time.title = localTime(time.dateTime);
      }
    };
    document.addEventListener('pointerover', onPoint);
    return () => document.removeEventListener('pointerover', onPoint);
  }, []);
  return null;
}
