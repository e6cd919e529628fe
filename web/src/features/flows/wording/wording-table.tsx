import { useVirtualizer } from '@tanstack/react-virtual';
import { Download, Search, Upload } from 'lucide-react';
import { useMemo, useRef, useState, type ChangeEvent } from 'react';
import { Button } from '@/components/button';
import { FilterBar } from '@/components/filter-bar';
import { useTranslation } from '@/i18n';
import { characters } from '@/lib/characters';
import { languageName } from '@/lib/language-name';
import { usePreferences } from '@/lib/preferences';
import { toast } from '@/lib/toasts';
import { useBuilder } from '../builder/context';
import { wordsFor } from '../builder/kinds';
import { findStep, withText } from '../model/flow';
import { allSentences, setSentence, type Sentence } from '../model/sentences';
import { decode, readCsv, toCsv } from './csv';
import styles from './wording.module.css';

const keyOf = (sentence: Sentence) => `${sentence.step ?? ''}|${sentence.path}`;
const said = ({ value }: Sentence, language: string) => (typeof value === 'string' ? value : value[language] ?? '');

/** Every sentence of the flow, by step, in columns by language: changed here, it is changed on its card. */
export function WordingTable() {
  const { t } = useTranslation();
  const { language: reader } = usePreferences();
  const { id, editor: { flow }, dispatch, mayEdit, catalogue: { limits, languages }, show } = useBuilder();
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<'all' | 'missing'>('all');
  const scroller = useRef<HTMLDivElement>(null);
  const all = useMemo(() => allSentences(flow, limits), [flow, limits]);
  const wanted = typed.trim().toLocaleLowerCase();
  const rows = all.filter(sentence =>
    (filter === 'all' || (typeof sentence.value !== 'string' && languages.some(language => !said(sentence, language))))
    && (!wanted || `${sentence.step ?? ''} ${languages.map(language => said(sentence, language)).join(' ')}`.toLocaleLowerCase().includes(wanted)));
  // The table measures what it draws.
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => 92, overscan: 8, getItemKey: index => keyOf(rows[index] as Sentence) });

  const nameOf = ({ step, path }: Sentence) => {
    const [head = '', name = '', part] = path.split('.');
    const type = findStep(flow, step)?.type;
    const where = head === 'options' ? `${name}${part === 'description' ? ` · ${t('flows.optionDescription')}` : ''}` : wordsFor(t, 'texts', name || head);
    return { type: type ? wordsFor(t, 'types', type) : t('flows.wording.shared'), where };
  };
  const write = (sentence: Sentence, language: string, words: string) =>
    dispatch({ do: 'edit', flow: setSentence(flow, sentence, withText(sentence.value, language, words, languages)), merge: `${keyOf(sentence)}.${language}` });

  const save = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([toCsv(all, languages)], { type: 'text/csv' }));
    link.download = `${id}-wording.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const load = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    const text = decode(await file.arrayBuffer());
    if (text === null) {
      toast(t('flows.wording.notUtf8'), 'danger');
      return;
    }
    const changes = readCsv(text, all, languages);
    if (!changes) {
      toast(t('flows.wording.notCsv'), 'danger');
      return;
    }
    dispatch({ do: 'edit', flow: changes.reduce((so, { sentence, value }) => setSentence(so, sentence, value), flow) });
    toast(t('flows.wording.imported', { count: changes.length }), 'good', { label: t('flows.undo'), act: () => dispatch({ do: 'undo' }) });
  };

  return (
    <section className={styles.wording} aria-label={t('flows.wording.title')}>
      <div className={styles.tools}>
        <label className={styles.search}><Search size={14} aria-hidden /><input type="search" aria-label={t('flows.wording.search')} placeholder={t('flows.wording.search')} value={typed} onChange={event => setTyped(event.target.value)} /></label>
        <FilterBar label={t('flows.wording.show')} options={['all', 'missing']} value={filter} nameOf={name => t(`flows.wording.filters.${name}`)} onChange={setFilter} />
        <span className={styles.gap} />
        <Button onClick={save}><Download size={14} aria-hidden /> {t('flows.wording.export')}</Button>
        {mayEdit && <label className={styles.upload}><Upload size={14} aria-hidden /> {t('flows.wording.import')}<input type="file" accept=".csv,text/csv" onChange={event => void load(event)} /></label>}
      </div>
      <div ref={scroller} className={styles.scroller}>
        <div role="table" aria-label={t('flows.wording.title')} aria-rowcount={rows.length + 1} className={styles.table}>
          <div role="row" className={styles.head}>
            <span role="columnheader">{t('flows.wording.where')}</span>
            {languages.map(language => <span key={language} role="columnheader">{languageName(language, reader)}</span>)}
          </div>
          <div role="rowgroup" className={styles.body} style={{ blockSize: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(item => {
              const sentence = rows[item.index];
              if (!sentence) return null;
              const { type, where } = nameOf(sentence);
              return (
                <div key={item.key} ref={virtual.measureElement} data-index={item.index} role="row" aria-rowindex={item.index + 2} className={styles.row} style={{ transform: `translateY(${item.start}px)` }}>
                  <span role="rowheader" className={styles.where}>
                    {sentence.step === null ? <b>{type}</b> : <button type="button" onClick={() => show(sentence.step ?? '')}>{type}</button>}
                    <bdi>{sentence.step}</bdi>
                    <span>{where}</span>
                  </span>
                  {languages.map(language => {
                    const words = said(sentence, language);
                    const over = characters(words) - sentence.max;
                    return (
                      <span key={language} role="cell" className={styles.cell}>
                        <textarea
                          rows={Math.min(6, Math.max(2, Math.ceil(words.length / 34), words.split('\n').length))} dir="auto" lang={language} value={words} readOnly={!mayEdit} aria-invalid={over > 0} data-missing={words === '' && typeof sentence.value !== 'string'}
                          aria-label={`${sentence.step ?? ''} ${where}, ${languageName(language, reader)}`} onChange={event => write(sentence, language, event.target.value)}
                        />
                        {over > 0 && <span className={styles.over}>{t('flows.tooLong', { count: over })}</span>}
                      </span>
                    );
                  })}
                </div>
              );
            })}
          </div>
        </div>
        {rows.length === 0 && <p className={styles.none}>{t('flows.wording.none')}</p>}
      </div>
    </section>
  );
}
