import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type Action, current } from '../actions/actions';

interface Props {
  readonly button: ReactNode;
  readonly title: string;
  readonly className?: string;
  readonly disabled?: boolean;
  /** The fields; `done` hands over what is to be reviewed and signed. */
  readonly children: (done: (action: Action) => void) => ReactNode;
}

/** A button that asks for something in a dialog and continues with the review of an action. */
export function FormDialog({ button, title, className = 'button', disabled = false, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className={className} disabled={disabled}>
        {button}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil" />
        <Dialog.Popup className="dialog">
          <div className="dialog-head">
            <Dialog.Title>{title}</Dialog.Title>
            <Dialog.Close className="button quiet" aria-label="Close">
              <X size={18} aria-hidden />
            </Dialog.Close>
          </div>
          {children((action) => {
            setOpen(false);
            current.set(action);
          })}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface FormProps {
  /** What the fields add up to; null while something is missing. */
  readonly action: Action | null;
  readonly done: (action: Action) => void;
  readonly children: ReactNode;
}

/** Fields and the button that leads to the review. */
export function Form({ action, done, children }: FormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (action !== null) {
          done(action);
        }
      }}
    >
      {children}
      <div className="dialog-actions">
        <Dialog.Close className="button">Cancel</Dialog.Close>
        <button className="button primary" disabled={action === null}>
          Review
        </button>
      </div>
    </form>
  );
}
