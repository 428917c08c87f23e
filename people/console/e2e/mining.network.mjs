// The console over a network that mines: `khala dev` with its gatekeeper and workers. The order
// matters: what comes later finds what came before on the chain.
import { after, before } from 'node:test';
import { Mine } from './mine.mjs';
import { overview } from './mining/overview.mjs';
import { earnings } from './mining/earnings.mjs';
import { workers } from './mining/workers.mjs';
import { owner } from './mining/owner.mjs';
import { withdrawals } from './mining/withdrawals.mjs';
import { pictures } from './mining/pictures.mjs';
import { offline } from './mining/offline.mjs';

const mine = new Mine();
before(() => mine.start());
after(() => mine.stop());

overview(mine);
earnings(mine);
workers(mine);
withdrawals(mine);
owner(mine);
pictures(mine);
offline(mine);
