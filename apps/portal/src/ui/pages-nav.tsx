interface Props {
  /** Where the newest are; null: they are shown. */
  newest: string | null;
  /** Where the list goes on; null: it ends here. */
  older: string | null;
}

/** From page to page of a list, newest first. */
export function PagesNav({ newest, older }: Props) {
  return (
    <nav aria-label="Pages" className="flex flex-wrap gap-2 px-4 py-3">
      {newest !== null && (
        <a className="button" href={newest}>
          Newest
        </a>
      )}
      {older !== null && (
        <a className="button" href={older}>
          Older
        </a>
      )}
    </nav>
  );
}
