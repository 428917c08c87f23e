import { Blocks, BookOpen, Calculator, Cpu, Gauge, Settings2, UserRound, Waves } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';

export interface Place {
  readonly path: string;
  readonly name: string;
  readonly icon: LucideIcon;
}

/** The pages of the side bar, in groups. A new page is a line here and one in `Pages.tsx`. */
export const NAVIGATION: readonly { readonly name: string; readonly places: readonly Place[] }[] = [
  {
    name: 'Network',
    places: [
      { path: '/', name: 'Overview', icon: Gauge },
      { path: '/workers', name: 'Workers', icon: Cpu },
      { path: '/pools', name: 'Pools', icon: Waves },
      { path: '/explorer', name: 'Explorer', icon: Blocks },
    ],
  },
  {
    name: 'Yours',
    places: [
      { path: '/account', name: 'My account', icon: UserRound },
      { path: '/calculator', name: 'Calculator', icon: Calculator },
      { path: '/guide', name: 'Mining guide', icon: BookOpen },
      { path: '/settings', name: 'Settings & help', icon: Settings2 },
    ],
  },
];

export const isHere = (path: string, location: string): boolean =>
  path === '/' ? location === '/' : location === path || location.startsWith(`${path}/`);
