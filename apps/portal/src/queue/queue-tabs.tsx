import type { QueueAnswer } from './use-queue.ts';
import { urlOfFilter, views } from './filter.ts';
import type { QueueFilter, ViewId } from './filter.ts';

/** The saved views, each a URL, with how many wait in it. */
export function QueueTabs({ filter, answer }: { filter: QueueFilter; answer: QueueAnswer }) {
  return (
    <nav aria-label="Views" className="flex overflow-x-auto px-4" tabIndex={-1}>
      {(Object.keys(views) as ViewId[]).map((view) => {
        const isHere = view === filter.view;
        return (
          <a
            key={view}
            href={urlOfFilter({ ...filter, view })}
            aria-current={isHere ? 'page' : undefined}
            className={`flex min-h-10 items-center border-b-2 px-2.5 whitespace-nowrap no-underline -outline-offset-2 ${
              isHere
                ? 'border-accent font-strong text-text'
                : 'border-transparent text-text2 hover:text-text'
            }`}
          >
            {views[view].name} {answer[view].totalCount}
          </a>
        );
      })}
    </nav>
  );
}
