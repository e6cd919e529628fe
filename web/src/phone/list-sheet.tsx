import { SendHorizontal } from 'lucide-react';
import { useState } from 'react';
import { usePhone } from './context';
import type { Ask, Option } from './model';
import { SheetFrame } from './sheet';

interface ListSheetProps {
  messageId: string;
  list: Extract<Ask, { kind: 'list' }>;
  close: () => void;
}

export function ListSheet({ messageId, list, close }: ListSheetProps) {
  const { words, actions } = usePhone();
  const [chosen, setChosen] = useState<Option | null>(null);
  return (
    <SheetFrame title={list.button} close={close}>
      <form
        className="wa-list"
        onSubmit={event => {
          event.preventDefault();
          if (!chosen) return;
          actions.onTap(messageId, chosen);
          close();
        }}
      >
        <div className="wa-list-rows">
          {list.sections.map((section, index) => (
            <fieldset key={index}>
              <legend className={section.title ? undefined : 'visually-hidden'} dir="auto">{section.title ?? list.button}</legend>
              {section.rows.map(row => (
                <label className="wa-list-row" key={row.id}>
                  <span><b dir="auto">{row.title}</b>{row.description && <span className="wa-faint" dir="auto">{row.description}</span>}</span>
                  <input type="radio" name="row" checked={chosen?.id === row.id} onChange={() => setChosen(row)} onDoubleClick={event => event.currentTarget.form?.requestSubmit()} />
                </label>
              ))}
            </fieldset>
          ))}
        </div>
        <footer className="wa-list-foot">
          {chosen
            ? <button type="submit" className="wa-primary"><SendHorizontal aria-hidden size={18} className="flips" /> {words.send}</button>
            : <p>{words.tapToSelect}</p>}
        </footer>
      </form>
    </SheetFrame>
  );
}
