import { useState, type ReactNode } from 'react';
import { useTranslation } from '@/i18n';
import { Button } from './button';
import { Dialog } from './dialog';

interface Props {
  title: string;
  text: string;
  /** What is done, on the button that does it. */
  act: string;
  onAct: () => void;
  /** What begins it. */
  children: (ask: () => void) => ReactNode;
}

/** Before what cannot be had back: asked once, with what comes of it. */
export function AskFirst({ title, text, act, onAct, children }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      {children(() => setAsking(true))}
      <Dialog
        open={asking} onClose={close} title={title} lead={text}
        foot={
          <>
            <Button onClick={close}>{t('common.cancel')}</Button>
            <Button
              look="primary" onClick={() => {
                close();
                onAct();
              }}
            >{act}</Button>
          </>
        }
      >
        {null}
      </Dialog>
    </>
  );
}
