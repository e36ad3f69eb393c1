interface Props {
  /** Of the group. */
  name: string;
  says: string;
  means?: string;
  /** Its place; the digit after it chooses. */
  at: number;
  isChosen: boolean;
  onChoose: () => void;
}

/** One of a few, with the digit that chooses it. */
export function ChoiceField({ name, says, means, at, isChosen, onChoose }: Props) {
  return (
    <label
      className={`flex min-h-8 gap-2 rounded-md px-2 hover:bg-hover coarse:min-h-11 ${means ? 'items-start py-1' : 'items-center'}`}
    >
      <input
        type="radio"
        name={name}
        className={`size-4 shrink-0 accent-(--accent) ${means ? 'mt-0.5' : ''}`}
        required
        autoFocus={at === 0}
        checked={isChosen}
        onChange={onChoose}
      />
      <span className="min-w-0">
        {says}
        {means && <span className="block text-12 text-text2">{means}</span>}
      </span>
      <kbd className="kbd ml-auto" aria-hidden="true">
        {at + 1}
      </kbd>
    </label>
  );
}
