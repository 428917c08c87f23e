import { CSPProvider } from '@base-ui/react/csp-provider';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { Pages } from '../pages/Pages';
import { Shell } from './Shell';

/** Pages live behind the `#` of the address, so that any static host can serve them. */
export function App() {
  return (
    <CSPProvider disableStyleElements>
      <Router hook={useHashLocation}>
        <Shell>
          <Pages />
        </Shell>
      </Router>
    </CSPProvider>
  );
}
