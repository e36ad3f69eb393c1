import type { PushAnswer, UploadAnswer } from './push-answer.ts';

/** What became of sending a file. */
export type Outcome =
  | { kind: 'done'; answer: PushAnswer }
  | { kind: 'failed'; message: string; answer?: PushAnswer }
  | { kind: 'cancelled' }
  | { kind: 'expired' };

interface Sending {
  tenant: string;
  file: File;
  /** Bytes that left the browser. */
  onSent: (bytes: number) => void;
}

const unreachable = 'The connection was lost. Send it again: nothing is stored twice.';

function outcomeOf(request: XMLHttpRequest): Outcome {
  if (request.status === 401) return { kind: 'expired' };
  const { message, answer } = (request.response ?? {}) as UploadAnswer;
  if (request.status === 200 && answer) return { kind: 'done', answer };
  return { kind: 'failed', message: message ?? 'The portal could not take the file.', answer };
}

/** Sends a file through the portal. XMLHttpRequest, because fetch does not tell how much was sent. */
export function sendFile({ tenant, file, onSent }: Sending) {
  const request = new XMLHttpRequest();
  const outcome = new Promise<Outcome>((resolve) => {
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.upload.onload = () => onSent(file.size);
    request.onload = () => resolve(outcomeOf(request));
    request.onerror = () => resolve({ kind: 'failed', message: unreachable });
    request.onabort = () => resolve({ kind: 'cancelled' });
  });
  request.open('POST', `/api/upload?tenant=${encodeURIComponent(tenant)}`);
  request.responseType = 'json';
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.send(file);
  return { outcome, cancel: () => request.abort() };
}
