import { SkeletonPage } from '../../../../../../ui/skeleton-page.tsx';

export default function Loading() {
  return <SkeletonPage rows={4} height="h-40" />;
}
