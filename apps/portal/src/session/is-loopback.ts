/** Whether a Host header names this machine itself. */
export const isLoopback = (host: string | null): boolean =>
  /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(host ?? '');
