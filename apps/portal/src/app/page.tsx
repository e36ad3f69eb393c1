import { redirect } from 'next/navigation';
import { homeOf } from '../session/home-of.ts';
import { load } from '../session/load.ts';

export default async function Page() {
  const { viewer } = await load('viewer', {}, '/');
  redirect(homeOf(viewer));
}
