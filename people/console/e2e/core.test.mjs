// The console in a real Chromium against a real node. No traffic is intercepted: what the pages say
// is compared with what an independent client reads from the chain.
import { after, before } from 'node:test';
import { World } from './world.mjs';
import { accessibility } from './core/accessibility.mjs';
import { checks } from './core/checks.mjs';
import { connection } from './core/connection.mjs';
import { delegator } from './core/delegator.mjs';
import { emptyNetwork } from './core/empty.mjs';
import { keyboard } from './core/keyboard.mjs';
import { owner } from './core/owner.mjs';
import { search } from './core/search.mjs';
import { settings } from './core/settings.mjs';
import { transfers } from './core/transfers.mjs';

const world = new World();
before(() => world.start());
after(() => world.stop());

emptyNetwork(world);
checks(world);
accessibility(world);
keyboard(world);
search(world);
settings(world);
transfers(world);
owner(world);
delegator(world);
connection(world);
