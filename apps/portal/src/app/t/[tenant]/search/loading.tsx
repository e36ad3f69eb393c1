import { SkeletonPage } from '../../../../ui/skeleton-page.tsx';

export default function Loading() {
  return <SkeletonPage rows={16} height="h-[49px]" />;
}
