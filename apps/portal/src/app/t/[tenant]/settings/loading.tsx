import { SkeletonPage } from '../../../../ui/skeleton-page.tsx';

export default function Loading() {
  return <SkeletonPage rows={5} height="h-20" />;
}
