import { CircleAlert, CircleCheck, CircleSlash, Clock, Upload as Sending } from 'lucide-react';
import { Told } from '../text/told.tsx';
import { plainOf } from '../text/pieces.ts';
import { Refusals } from './refusals.tsx';
import { isRunning, type Upload } from './upload-list.ts';
import { kindsOf, sizeOf, standOf, untaughtOf } from './words.ts';

const icons = {
  waiting: Clock,
  sending: Sending,
  reading: Sending,
  done: CircleCheck,
  failed: CircleAlert,
  cancelled: CircleSlash,
};

interface Props {
  upload: Upload;
  onCancel: () => void;
  onAgain: () => void;
}

function Action({ upload, onCancel, onAgain }: Props) {
  const { state, file } = upload;
  const name = plainOf(file.name, 80);
  if (state.kind === 'waiting' || isRunning(upload))
    return (
      <button type="button" className="button" aria-label={`Cancel ${name}`} onClick={onCancel}>
        Cancel
      </button>
    );
  if (state.kind === 'cancelled' || (state.kind === 'failed' && !state.isFinal))
    return (
      <button type="button" className="button" aria-label={`Send again: ${name}`} onClick={onAgain}>
        Send again
      </button>
    );
  return null;
}

/** How far it is, then what it was and what was refused. Both take the same room, so that nothing moves. */
function Course({ upload: { file, state } }: Pick<Props, 'upload'>) {
  if ('answer' in state && state.answer)
    return (
      <>
        <p className="min-h-6 text-text2">
          <Told text={kindsOf(state.answer)} max={400} />
        </p>
        {state.answer.untaught.length > 0 && (
          <p className="text-text2">
            <Told text={untaughtOf(state.answer)} max={600} />
          </p>
        )}
        <Refusals answer={state.answer} />
      </>
    );
  if (state.kind === 'failed' && state.isFinal) return null;
  const value = state.kind === 'sending' ? state.sent : state.kind === 'reading' ? file.size : 0;
  const isOpen = state.kind === 'sending' || state.kind === 'reading' || state.kind === 'waiting';
  return (
    <div className="flex min-h-12 items-start pt-2 coarse:min-h-17">
      {isOpen && (
        <progress
          className="upload-progress"
          aria-label={`Sent of ${plainOf(file.name, 80)}`}
          value={value}
          max={file.size}
        />
      )}
    </div>
  );
}

/** One file: its name, how far it is, and what was understood of it. */
export function UploadRow(props: Props) {
  const { upload } = props;
  const { state, file } = upload;
  const Icon = icons[state.kind];
  return (
    <li
      className="upload-row border-t border-border p-3 first:border-t-0 sm:px-4"
      data-upload={state.kind}
    >
      <div className="flex min-h-7 items-center gap-2 coarse:min-h-11">
        <Icon size={16} aria-hidden="true" className="shrink-0 text-text2" />
        <h3 className="min-w-0 flex-1 font-strong">
          <Told text={file.name} max={120} />{' '}
          <span className="font-normal whitespace-nowrap text-text2">{sizeOf(file.size)}</span>
        </h3>
        <Action {...props} />
      </div>
      <p className={state.kind === 'failed' ? 'text-danger' : ''}>{standOf(upload)}</p>
      <Course upload={upload} />
    </li>
  );
}
