import { Dialog } from '@base-ui/react/dialog';
import { Eye, FlaskConical, KeyRound, UserRound, Wallet as WalletIcon, X } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { withPrefix } from '../chain/find';
import type { Network } from '../chain/connection';
import { Store, useStore } from '../chain/store';
import { shortKey } from '../format/names';
import { settings } from '../settings';
import { useNetwork } from '../ui/hooks';
import {
  type Account,
  type Wallet,
  connectWallet,
  developmentAccounts,
  forgetAddress,
  isDevelopment,
  loadDevelopmentAccounts,
  lookForWallets,
  restore,
  select,
  selected,
  walletTitle,
  wallets,
  watchAddress,
  watchedAccounts,
} from './wallets';

export const chooserOpen = new Store(false);

/** The chosen account, and the dialog that chooses another. */
export function AccountButton() {
  const network = useNetwork();
  const account = useStore(selected);
  const open = useStore(chooserOpen);
  useEffect(() => {
    lookForWallets();
    const later = setTimeout(lookForWallets, 600);
    return () => clearTimeout(later);
  }, []);
  useEffect(() => {
    if (network !== null) {
      void restore(network);
    }
  }, [network]);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => { lookForWallets(); chooserOpen.set(next); }}>
      <Dialog.Trigger className={`button account-button ${account === null ? 'primary' : ''}`} disabled={network === null}>
        {account === null ? <WalletIcon size={16} aria-hidden /> : <SourceIcon account={account} />}
        <span className="account-name">{account === null ? 'Connect' : account.name}</span>
        {account?.source.kind === 'development' && <span className="badge warn">dev</span>}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil" />
        <Dialog.Popup className="dialog">
          <div className="dialog-head">
            <Dialog.Title>Choose an account</Dialog.Title>
            <Dialog.Close className="button quiet" aria-label="Close">
              <X size={18} aria-hidden />
            </Dialog.Close>
          </div>
          {network !== null && <Chooser network={network} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

export function SourceIcon({ account }: { account: Account }) {
  switch (account.source.kind) {
    case 'extension':
      return <UserRound size={16} aria-hidden />;
    case 'watched':
      return <Eye size={16} aria-hidden />;
    case 'development':
      return <FlaskConical size={16} aria-hidden />;
  }
}

function Chooser({ network }: { network: Network }) {
  const offered = useStore(wallets);
  const development = useStore(developmentAccounts);
  useStore(settings);
  useEffect(() => void loadDevelopmentAccounts(network), [network]);
  return (
    <div className="chooser">
      <Group icon={<KeyRound size={15} aria-hidden />} title="Wallet extensions">
        {offered.length === 0 && (
          <p className="muted small">
            None found in this browser. polkadot{'{.js}'}, Talisman and SubWallet work; install one and load this page again.
          </p>
        )}
        {offered.map((wallet) => (
          <WalletRow key={wallet.name} wallet={wallet} network={network} />
        ))}
      </Group>
      <Group icon={<Eye size={15} aria-hidden />} title="Look only">
        {watchedAccounts(network).map((account) => (
          <AccountRow key={account.address} account={account} onForget={() => forgetAddress(account.address)} />
        ))}
        <WatchForm network={network} />
      </Group>
      {isDevelopment(network) && (
        <Group icon={<FlaskConical size={15} aria-hidden />} title="Development accounts">
          <p className="note warn small">Everybody knows these keys. They are worth nothing outside a development network.</p>
          {development.map((account) => (
            <AccountRow key={account.address} account={account} />
          ))}
        </Group>
      )}
    </div>
  );
}

function Group({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <section className="chooser-group">
      <h3>
        {icon} {title}
      </h3>
      {children}
    </section>
  );
}

function WalletRow({ wallet, network }: { wallet: Wallet; network: Network }) {
  const title = walletTitle(wallet.name);
  switch (wallet.state) {
    case 'offered':
    case 'asking':
      return (
        <button className="button wide" disabled={wallet.state === 'asking'} onClick={() => void connectWallet(wallet.name, network)}>
          {wallet.state === 'asking' ? `Waiting for ${title} …` : `Connect ${title}`}
        </button>
      );
    case 'refused':
      return (
        <div>
          <button className="button wide" onClick={() => void connectWallet(wallet.name, network)}>
            Ask {title} again
          </button>
          <p className="field-problem">{title} did not connect: {wallet.problem}</p>
        </div>
      );
    case 'connected':
      return wallet.accounts.length === 0 ? (
        <p className="muted small">{title} shares no account for this network. Allow one in the extension.</p>
      ) : (
        <>
          {wallet.accounts.map((account) => (
            <AccountRow key={account.address} account={account} />
          ))}
        </>
      );
  }
}

function AccountRow({ account, onForget }: { account: Account; onForget?: () => void }) {
  const chosen = useStore(selected);
  const isChosen = chosen?.address === account.address && chosen.source.kind === account.source.kind;
  return (
    <div className="account-row">
      <button
        className="button wide account-choice"
        aria-pressed={isChosen}
        onClick={() => {
          select(account);
          chooserOpen.set(false);
        }}
      >
        <SourceIcon account={account} />
        <span className="account-name">{account.name}</span>
        <span className="mono muted">{shortKey(account.address)}</span>
      </button>
      {onForget !== undefined && (
        <button className="button quiet" aria-label={`Forget ${account.address}`} onClick={onForget}>
          <X size={15} aria-hidden />
        </button>
      )}
    </div>
  );
}

function WatchForm({ network }: { network: Network }) {
  const [problem, setProblem] = useState<string | null>(null);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('address') ?? '').trim();
    const address = withPrefix(text, network.prefix);
    if (address === null) {
      setProblem('This is not an address.');
      return;
    }
    setProblem(null);
    watchAddress(address);
    event.currentTarget.reset();
  }
  return (
    <form className="inline-form" onSubmit={submit}>
      <input className="input mono" name="address" aria-label="Address to watch" placeholder="Address" autoComplete="off" spellCheck={false} />
      <button className="button">Watch</button>
      {problem !== null && <p className="field-problem" role="alert">{problem}</p>}
    </form>
  );
}
