/** The page's geometry before its data; nothing moves in it. */
export function SkeletonPage({ rows, height }: { rows: number; height: string }) {
  return (
    <main aria-busy="true" aria-label="Loading" className="min-h-dvh">
      <div className="h-[45px] border-b border-border bg-surface" />
      <div className="flex flex-col gap-px p-4">
        {Array.from({ length: rows }, (_, row) => (
          <span key={row} className={`skeleton ${height}`} />
        ))}
      </div>
    </main>
  );
}
