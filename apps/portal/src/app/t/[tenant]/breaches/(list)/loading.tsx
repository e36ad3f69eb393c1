import { SkeletonPage } from '../../../../../ui/skeleton-page.tsx';

export default function Loading() {
  return <SkeletonPage rows={24} height="h-[33px]" />;
}
