import { Suspense, lazy } from 'react';
import { Link, Route, Switch } from 'wouter';
import { Empty, Page, Waiting } from '../ui/Parts';
import { Overview } from './overview/Overview';

const Workers = lazy(() => import('./workers/Workers'));
const WorkerPage = lazy(() => import('./workers/WorkerPage'));
const Pools = lazy(() => import('./pools/Pools'));
const PoolPage = lazy(() => import('./pools/PoolPage'));
const Account = lazy(() => import('./account/Account'));
const Explorer = lazy(() => import('./explorer/Explorer'));
const BlockPage = lazy(() => import('./explorer/BlockPage'));
const AccountPage = lazy(() => import('./explorer/AccountPage'));
const Calculator = lazy(() => import('./calculator/Calculator'));
const Guide = lazy(() => import('./guide/Guide'));
const Settings = lazy(() => import('./settings/Settings'));

/** Which page an address shows. Pages other than the first are loaded when they are opened. */
export function Pages() {
  return (
    <Suspense fallback={<Waiting what="the page" />}>
      <Switch>
        <Route path="/" component={Overview} />
        <Route path="/workers" component={Workers} />
        <Route path="/workers/:key">{({ key }) => <WorkerPage key={key} of={key} />}</Route>
        <Route path="/pools" component={Pools} />
        <Route path="/pools/:pid">{({ pid }) => <PoolPage key={pid} of={pid} />}</Route>
        <Route path="/account" component={Account} />
        <Route path="/explorer" component={Explorer} />
        <Route path="/explorer/block/:block/:extrinsic?">
          {({ block, extrinsic }) => <BlockPage key={block} of={block} extrinsic={extrinsic === undefined ? null : Number(extrinsic)} />}
        </Route>
        <Route path="/explorer/account/:address">{({ address }) => <AccountPage key={address} of={address} />}</Route>
        <Route path="/calculator" component={Calculator} />
        <Route path="/guide" component={Guide} />
        <Route path="/settings" component={Settings} />
        <Route>
          <Page title="No such page">
            <Empty title="This address leads nowhere">
              <Link href="/">Back to the overview</Link>
            </Empty>
          </Page>
        </Route>
      </Switch>
    </Suspense>
  );
}
