import { useBlocker } from '@tanstack/react-router';
import { useCallback, useState, type ReactNode } from 'react';
import { isSigningOut } from '@/api/session';
import { useTranslation } from '@/i18n';
import { Button } from './button';
import { Dialog } from './dialog';

interface Guard {
  /** Does it at once where nothing would be lost, else once the person has said so. */
  before: (act: () => void) => void;
  /** The question, to be drawn where the form is. */
  question: ReactNode;
}

interface Place {
  pathname: string;
  search: object;
}

/** Filters beside a form are no other place, its tabs are. Whose session has ended cannot save any more: he is let go. */
const placeOf = ({ pathname, search }: Place) => JSON.stringify([pathname, 'view' in search && search.view, 'edit' in search && search.edit, 'from' in search && search.from]);

/** What is typed and not saved is not lost by a click elsewhere: whoever leaves is asked first, by the browser itself where the page goes. `acrossViews`: all views of the page are one form. */
export function useLeaveGuard(unsaved: boolean, { acrossViews = false } = {}): Guard {
  const { t } = useTranslation();
  const [held, setHeld] = useState<(() => void) | null>(null);
  const leaves = useCallback(({ current, next }: { current: Place; next: Place }) => next.pathname !== '/sign-in' && (acrossViews ? next.pathname !== current.pathname : placeOf(next) !== placeOf(current)), [acrossViews]);
  const blocked = useBlocker({ shouldBlockFn: leaves, enableBeforeUnload: () => unsaved && !isSigningOut(), disabled: !unsaved, withResolver: true });
  const stay = () => {
    setHeld(null);
    blocked.reset?.();
  };
  const leave = () => {
    setHeld(null);
    if (held) held();
    else blocked.proceed?.();
  };
  return {
    before: act => (unsaved ? setHeld(() => act) : act()),
    question: (
      <Dialog
        open={held !== null || blocked.status === 'blocked'} onClose={stay} title={t('common.leaveAsk')} lead={t('common.leaveText')}
        foot={
          <>
            <Button onClick={leave}>{t('common.leave')}</Button>
            <Button look="primary" onClick={stay}>{t('common.stay')}</Button>
          </>
        }
      >
        {null}
      </Dialog>
    ),
  };
}
