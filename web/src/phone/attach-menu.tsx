import { FileText, Image, MapPin, UserRound } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { usePhone } from './context';
import { useDismiss } from './use-dismiss';

export function AttachMenu({ close }: { close: () => void }) {
  const { words, actions, openSheet } = usePhone();
  const menu = useRef<HTMLDivElement>(null);
  useDismiss(menu, true, close);
  const choose = (act: () => void) => () => {
    close();
    act();
  };
  return (
    <div className="wa-popover wa-attach" ref={menu}>
      {actions.onFile && (
        <>
          <FileItem as="image" accept="image/jpeg,image/png" colour="photo" icon={<Image aria-hidden size={22} />} label={words.photo} close={close} />
          <FileItem as="document" accept="" colour="document" icon={<FileText aria-hidden size={22} />} label={words.document} close={close} />
        </>
      )}
      {actions.onLocation && (
        <button type="button" onClick={choose(() => openSheet({ kind: 'place' }))}><span className="wa-attach-icon wa-colour-location"><MapPin aria-hidden size={22} /></span>{words.location}</button>
      )}
      {actions.onShareContact && (
        <button type="button" onClick={choose(() => openSheet({ kind: 'contact' }))}><span className="wa-attach-icon wa-colour-contact"><UserRound aria-hidden size={22} /></span>{words.contact}</button>
      )}
    </div>
  );
}

interface FileItemProps {
  as: 'image' | 'document';
  accept: string;
  colour: string;
  icon: ReactNode;
  label: string;
  close: () => void;
}

function FileItem({ as, accept, colour, icon, label, close }: FileItemProps) {
  const { openSheet } = usePhone();
  return (
    <label>
      <span className={`wa-attach-icon wa-colour-${colour}`}>{icon}</span>
      {label}
      <input
        type="file" className="visually-hidden" accept={accept}
        onChange={event => {
          const file = event.target.files?.[0];
          close();
          if (file) openSheet({ kind: 'file', file, as });
        }}
      />
    </label>
  );
}
