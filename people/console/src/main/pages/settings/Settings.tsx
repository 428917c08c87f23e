import { type FormEvent, useId, useState } from 'react';
import { Link } from 'wouter';
import { isEndpoint, serverConfig, switchEndpoint } from '../../app';
import { useStore } from '../../chain/store';
import { type Theme, change, settings } from '../../settings';
import { Badge, Facts, Page, Panel } from '../../ui/Parts';
import { Select } from '../../ui/Select';
import { useChain, useEconomy, useLink, useNetworkState, useTitle, ready } from '../../ui/hooks';
import { chooserOpen } from '../../wallet/AccountButton';
import { selected, walletTitle } from '../../wallet/wallets';
import { span } from '../../format/time';

const THEMES: readonly { value: Theme; label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** Endpoint, wallet and theme, and where help is. */
export default function Settings() {
  useTitle('Settings & help');
  const { theme } = useStore(settings);
  const account = useStore(selected);
  return (
    <Page title="Settings & help" lead="This browser remembers the endpoint, the theme and public addresses. Keys stay in your wallet.">
      <div className="columns">
        <div>
          <EndpointPanel />
          <Panel title="Wallet">
            <p className="prose">
              {account === null
                ? 'No account is chosen.'
                : <>{account.name}, {account.source.kind === 'extension' ? `from ${walletTitle(account.source.name)}` : account.source.kind === 'watched' ? 'look only' : 'a development account'}.</>}
            </p>
            <button className="button" onClick={() => chooserOpen.set(true)}>Choose an account</button>
          </Panel>
          <Panel title="Theme">
            <Select label="Theme" value={theme} options={THEMES} onChange={(next) => change({ theme: next })} />
          </Panel>
        </div>
        <div>
          <NetworkPanel />
          <HelpPanel />
        </div>
      </div>
    </Page>
  );
}

function EndpointPanel() {
  const chain = useChain();
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const endpoint = chain?.connection.endpoint ?? '';
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('endpoint') ?? '').trim();
    if (!isEndpoint(text)) {
      setProblem('Enter an address that starts with ws:// or wss://.');
      return;
    }
    setProblem(null);
    switchEndpoint(text);
  }
  return (
    <Panel title="Endpoint">
      <form onSubmit={submit} key={endpoint}>
        <div className="field">
          <label htmlFor={id}>JSON-RPC of a node</label>
          <div className="inline-form">
            <input id={id} className="input mono" name="endpoint" defaultValue={endpoint} autoComplete="off" spellCheck={false} aria-invalid={problem !== null} />
            <button className="button">Connect</button>
          </div>
          <p className="field-hint">
            Everything that you see comes from this node. <code>ws://127.0.0.1:9944</code> is a node on this machine.
          </p>
          {problem !== null && <p className="field-problem" role="alert">{problem}</p>}
        </div>
      </form>
    </Panel>
  );
}

function NetworkPanel() {
  const state = useNetworkState();
  const link = useLink();
  const economy = ready(useEconomy());
  const network = state.kind === 'known' ? state.network : null;
  return (
    <Panel title="Network" aside={<Badge tone={link.state === 'online' ? 'good' : link.state === 'lost' ? 'bad' : 'plain'}>{link.state}</Badge>}>
      <Facts
        rows={[
          ['Name', network === null ? '—' : <>{network.name} {network.type === 'Development' && <Badge tone="warn">development</Badge>}</>],
          ['Genesis', <code key="genesis">{network?.genesis ?? '—'}</code>],
          ['Node', network?.node ?? '—'],
          ['Token', network === null ? '—' : `${network.symbol}, 12 decimal places, addresses of prefix ${network.prefix}`],
          ['Block time', network === null ? '—' : `${network.blockMillis / 1000} s`],
          ['Cool-down', economy === null ? '—' : span(economy.coolDownSeconds)],
          ['Gatekeepers', economy === null ? '—' : `${economy.gatekeepers.length}${economy.launchedAt === null ? ', not launched' : `, launched in block ${economy.launchedAt}`}`],
        ]}
      />
    </Panel>
  );
}

const TERMS: readonly (readonly [string, string])[] = [
  ['Worker', 'A machine with a trusted execution environment. Its enclave, pRuntime, computes and proves what it is.'],
  ['Confidence level', 'What the hardware’s maker says about the state of the machine, 1 is best. 4 and 5 make stake count for less.'],
  ['Score, P', 'How fast a worker is: iterations in six seconds. The score is from the benchmark, P from its last answer.'],
  ['V', 'What a worker is worth to the network. It begins with the stake, grows while the worker answers, and falls while it is offline.'],
  ['Stake', 'W-PHA that a pool locks for a worker. It comes back after the cool-down, less what slashing took.'],
  ['Challenge', 'The chain asks workers at random. Who answers in time is paid for all blocks since the last answer.'],
  ['Shares', 'What delegators get for W-PHA. Payouts raise the price of a share, losses lower it.'],
  ['Cool-down', 'The time between stopping a worker and getting its stake back.'],
];

function HelpPanel() {
  const { guide, help } = useStore(serverConfig);
  return (
    <Panel title="Help">
      <p className="prose">
        The <Link href="/guide">mining guide</Link> goes once through the life of a worker.{' '}
        <code>khala doctor</code> says whether a machine can mine; <code>khala dev</code> runs a whole network on one machine to try things on.
      </p>
      {(guide !== undefined || help !== undefined) && (
        <ul className="chips">
          {guide !== undefined && <li><a href={guide} rel="noreferrer">This network’s own guide</a></li>}
          {help !== undefined && <li><a href={help} rel="noreferrer">Ask for help</a></li>}
        </ul>
      )}
      <dl className="terms">
        {TERMS.map(([term, meaning]) => (
          <div key={term}><dt>{term}</dt><dd>{meaning}</dd></div>
        ))}
      </dl>
    </Panel>
  );
}
