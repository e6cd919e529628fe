import { Search } from 'lucide-react';
import { useState, type KeyboardEvent, type RefObject } from 'react';
import type { StepKind, StepType } from '@/api/types';
import { Dialog } from '@/components/dialog';
import { useTranslation } from '@/i18n';
import { useBuilder } from './context';
import { kinds, wordsFor } from './kinds';
import styles from './palette.module.css';
import { useActs } from './use-acts';

export const stepDragType = 'application/x-bridge-step';

/** Beside the canvas, where there is room. */
export function Palette({ search }: { search: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  return <aside className={styles.palette} aria-label={t('flows.palette')}><StepTypes search={search} done={toCanvas} /></aside>;
}

/** Over it, where there is none. */
export function AddStep({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return <Dialog open onClose={onClose} title={t('flows.addStep')}><div className={styles.sheet}><StepTypes done={onClose} /></div></Dialog>;
}

const toCanvas = () => document.querySelector<HTMLElement>('[data-canvas]')?.focus();

/** All types of steps by kind: pressed, one is added after the selected step; dragged, where it is let go. */
function StepTypes({ search, done }: { search?: RefObject<HTMLInputElement | null>; done: () => void }) {
  const { t } = useTranslation();
  const { catalogue } = useBuilder();
  const { add } = useActs();
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLocaleLowerCase();
  const matches = (type: StepType) => type.name.includes(wanted) || wordsFor(t, 'types', type.name).toLocaleLowerCase().includes(wanted);
  const types = catalogue.types.filter(matches);

  const choose = (type: StepType) => {
    add(type);
    setTyped('');
    done();
  };
  const onKey = (event: KeyboardEvent) => {
    const [first] = types;
    if (event.key === 'Enter' && first) {
      event.preventDefault();
      choose(first);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setTyped('');
      done();
    }
  };

  return (
    <>
      <div className={styles.search}>
        <Search size={13} aria-hidden />
        <input ref={search} type="search" aria-label={t('flows.addStep')} placeholder={t('flows.addStep')} value={typed} onChange={event => setTyped(event.target.value)} onKeyDown={onKey} />
        <kbd aria-hidden>N</kbd>
      </div>
      {(Object.keys(kinds) as StepKind[]).map(kind => {
        const group = types.filter(type => type.kind === kind);
        const { icon: Icon, look } = kinds[kind];
        return group.length > 0 && (
          <section key={kind} className={look}>
            <h3 className={styles.kind}>{t(`flows.kinds.${kind}`)}</h3>
            <ul>
              {group.map(type => (
                <li key={type.name}>
                  <button
                    type="button" draggable className={styles.type} onClick={() => choose(type)}
                    onDragStart={event => event.dataTransfer.setData(stepDragType, type.name)}
                  >
                    <Icon size={13} aria-hidden />
                    <span>{wordsFor(t, 'types', type.name)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {types.length === 0 && <p className={styles.none}>{t('flows.noType')}</p>}
    </>
  );
}
