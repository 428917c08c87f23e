import { Dialog } from '@base-ui/react/dialog';
import { Menu, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { AccountButton } from '../wallet/AccountButton';
import { HeadStatus } from './HeadStatus';
import { Mark } from './Mark';
import { NAVIGATION, isHere } from './navigation';
import { Notices } from './Notices';
import { Search } from './Search';
import { ActionDialog } from '../actions/ActionDialog';

/** The frame around every page: navigation, search, the chain's state, the account. */
export function Shell({ children }: { children: ReactNode }) {
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    window.scrollTo(0, 0);
    if (!first.current) {
      main.current?.focus({ preventScroll: true });
    }
    first.current = false;
  }, [location]);
  return (
    <div className="shell">
      <a className="skip" href="#content" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>
        Skip to content
      </a>
      <aside className="side">
        <div className="side-inner">
          <Brand />
          <Places />
        </div>
      </aside>
      <header className="top">
        <Drawer />
        <Search />
        <HeadStatus />
        <AccountButton />
      </header>
      <Notices />
      <main id="content" ref={main} tabIndex={-1} className="content">
        {children}
      </main>
      <ActionDialog />
    </div>
  );
}

function Brand() {
  return (
    <Link href="/" className="brand" aria-label="Khala console, overview">
      <Mark />
      <span>
        khala <span className="muted">console</span>
      </span>
    </Link>
  );
}

function Places({ onGo }: { onGo?: () => void }) {
  const [location] = useLocation();
  return (
    <nav aria-label="Pages">
      {NAVIGATION.map((group) => (
        <div key={group.name} className="places">
          <p className="places-name">{group.name}</p>
          <ul>
            {group.places.map(({ path, name, icon: Icon }) => (
              <li key={path}>
                <Link
                  href={path}
                  className="place"
                  aria-current={isHere(path, location) ? 'page' : undefined}
                  {...(onGo === undefined ? {} : { onClick: onGo })}
                >
                  <Icon size={17} strokeWidth={1.8} aria-hidden />
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** The navigation on small screens. */
function Drawer() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className="button quiet drawer-button" aria-label="Pages">
        <Menu size={19} aria-hidden />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil" />
        <Dialog.Popup className="drawer">
          <Dialog.Title className="unseen">Pages</Dialog.Title>
          <div className="drawer-head">
            <Brand />
            <Dialog.Close className="button quiet" aria-label="Close">
              <X size={18} aria-hidden />
            </Dialog.Close>
          </div>
          <Places onGo={() => setOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
