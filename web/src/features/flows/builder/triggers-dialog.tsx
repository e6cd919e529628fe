import { Plus, Trash2 } from 'lucide-react';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { IconButton } from '@/components/icon-button';
import { LookOnly } from '@/components/look-only';
import { SelectField } from '@/components/select-field';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { LanguageTabs } from '../inspector/language-tabs';
import { WordsField } from '../inspector/words-field';
import { entriesOf } from '../model/flow';
import { addTrigger, changeTrigger, entryOfTrigger, ofKind, removeTrigger, triggerKinds, triggersOf, valueOfTrigger, withPart, type Trigger } from '../model/triggers';
import { useBuilder } from './context';
import styles from './triggers-dialog.module.css';

function TriggerFields({ trigger, index }: { trigger: Trigger; index: number }) {
  const { t } = useTranslation();
  const { editor: { flow }, dispatch, language } = useBuilder();
  const entries = Object.keys(entriesOf(flow));
  const change = (next: (trigger: Trigger) => Trigger) => dispatch({ do: 'edit', flow: changeTrigger(flow, index, next), merge: `trigger.${index}` });
  return (
    <li className={styles.trigger} aria-label={t('flows.triggers.one', { number: index + 1 })}>
      <SelectField label={t('flows.triggers.on')} value={trigger.on} options={triggerKinds} nameOf={kind => t(`flows.triggers.kinds.${kind}`)} onChange={kind => change(one => ofKind(one, kind))} />
      {trigger.on === 'keyword' && <WordsField key={language} label={t('flows.triggers.words')} hint={t('flows.triggers.wordsHint')} words={trigger.words} language={language} onChange={words => change(one => ({ ...one, words }))} />}
      {(trigger.on === 'payload' || trigger.on === 'referral') && (
        <TextField
          label={t(`flows.triggers.values.${trigger.on}`)} hint={trigger.on === 'referral' ? t('flows.triggers.anyReferral') : undefined} dir="ltr" value={valueOfTrigger(trigger)}
          onChange={event => change(one => withPart(one, 'value', event.target.value.trim()))}
        />
      )}
      {(entries.length > 0 || entryOfTrigger(trigger) !== '') && (
        <SelectField
          label={t('flows.triggers.entry')} value={entryOfTrigger(trigger)} options={[...new Set(['', ...entries, entryOfTrigger(trigger)])]}
          nameOf={entry => entry || t('flows.start')} onChange={entry => change(one => withPart(one, 'entry', entry))}
        />
      )}
      <IconButton icon={Trash2} label={t('flows.triggers.remove', { number: index + 1 })} onClick={() => dispatch({ do: 'edit', flow: removeTrigger(flow, index) })} />
    </li>
  );
}

/** What brings a customer into this flow from outside, beside menus and other flows. Part of the draft, as the cards are. */
export function TriggersDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { editor: { flow }, dispatch, mayEdit } = useBuilder();
  const triggers = triggersOf(flow);
  return (
    <Dialog open onClose={onClose} title={t('flows.triggers.title')} lead={t('flows.triggers.lead')} foot={<Button look="primary" onClick={onClose}>{t('common.done')}</Button>}>
      {triggers.some(trigger => trigger.on === 'keyword') && <LanguageTabs />}
      {triggers.length === 0 && <p className={styles.none}>{t('flows.triggers.none')}</p>}
      {/* By place and number: one that goes takes what was typed in it with it. */}
      <LookOnly on={!mayEdit}><ol className={styles.triggers}>{triggers.map((trigger, index) => <TriggerFields key={`${triggers.length}.${index}`} trigger={trigger} index={index} />)}</ol></LookOnly>
      {mayEdit && <div><Button onClick={() => dispatch({ do: 'edit', flow: addTrigger(flow) })}><Plus size={14} aria-hidden /> {t('flows.triggers.add')}</Button></div>}
    </Dialog>
  );
}
