import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { Button } from '@/components/button';
import { IconButton } from '@/components/icon-button';
import { useTranslation } from '@/i18n';
import { useBuilder } from '../builder/context';
import { addOption, moveOption, removeOption, setOption, setOptionWords } from '../model/edits';
import { optionsOf, type Step } from '../model/flow';
import styles from './inspector.module.css';
import { WordingField } from './wording-field';
import { WordsField } from './words-field';

/** What the customer can choose. Up to three short ones are buttons, up to ten a list, more are pages: the engine decides. */
export function OptionsEditor({ step }: { step: Step }) {
  const { t } = useTranslation();
  const { editor: { flow }, dispatch, language, catalogue: { limits, languages } } = useBuilder();
  const options = optionsOf(step);
  const short = options.length <= limits.buttons;
  return (
    <>
      <ol className={styles.options}>
        {options.map((option, index) => (
          <li key={option.id} className={styles.option}>
            <WordingField
              label={t('flows.optionLabel', { number: index + 1 })} value={option.label} max={short ? limits.buttonTitle : limits.rowTitle}
              onChange={label => dispatch({ do: 'edit', flow: setOption(flow, step.id, option.id, { label }), merge: `${step.id}.options.${option.id}` })}
            />
            <WordingField
              label={t('flows.optionDescription')} value={option.description} max={limits.rowDescription}
              onChange={description => dispatch({ do: 'edit', flow: setOption(flow, step.id, option.id, { description }), merge: `${step.id}.options.${option.id}.description` })}
            />
            <WordsField
              key={language} label={t('flows.optionWords')} hint={t('flows.optionWordsHint')} words={option.words} language={language}
              onChange={words => dispatch({ do: 'edit', flow: setOptionWords(flow, step.id, option.id, words), merge: `${step.id}.options.${option.id}.words.${language}` })}
            />
            <div className={styles.optionFoot}>
              <bdi className={styles.code}>{option.id}</bdi>
              <IconButton icon={ArrowUp} label={t('flows.moveUp')} disabled={index === 0} onClick={() => dispatch({ do: 'edit', flow: moveOption(flow, step.id, option.id, -1) })} />
              <IconButton icon={ArrowDown} label={t('flows.moveDown')} disabled={index === options.length - 1} onClick={() => dispatch({ do: 'edit', flow: moveOption(flow, step.id, option.id, 1) })} />
              <IconButton icon={Trash2} label={t('flows.removeOption')} onClick={() => dispatch({ do: 'edit', flow: removeOption(flow, step.id, option.id) })} />
            </div>
          </li>
        ))}
      </ol>
      <p className={styles.note}>{options.length <= limits.buttons ? t('flows.asButtons') : options.length <= limits.rows ? t('flows.asList') : t('flows.asPages')}</p>
      <div>
        <Button onClick={() => dispatch({ do: 'edit', flow: addOption(flow, step.id, { [languages[0] ?? 'en']: t('flows.newOption') }) })}>
          <Plus size={14} aria-hidden /> {t('flows.addOption')}
        </Button>
      </div>
    </>
  );
}
