import { Empty } from '../ui/empty.tsx';

export const metadata = { title: 'Not found' };

/** The same whether a page does not exist or is not the reader's. */
export default function NotFound() {
  return (
    <main className="flex min-h-dvh items-center">
      <h1 className="sr-only">Not found</h1>
      <Empty title="There is nothing here for you">
        <p>The page does not exist, or your account may not see it.</p>
        <a className="button mt-4" href="/">
          To your start page
        </a>
      </Empty>
    </main>
  );
}
