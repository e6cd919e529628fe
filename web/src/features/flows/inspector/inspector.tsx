import { Copy, Flag, Play, Trash2, X } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { FieldKind, StepType } from '@/api/types';
import { Button } from '@/components/button';
import { IconButton } from '@/components/icon-button';
import { LookOnly } from '@/components/look-only';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { useBuilder } from '../builder/context';
import { wordsFor } from '../builder/kinds';
import { problemWords } from '../builder/problem-words';
import { useActs } from '../builder/use-acts';
import { renameStep, setEntry, setField } from '../model/edits';
import { entryOf, findStep, isObject, type Step } from '../model/flow';
import { setSentence } from '../model/sentences';
import { ExitsEditor } from './exits-editor';
import { FieldEditor } from './field-editor';
import styles from './inspector.module.css';
import { LanguageTabs } from './language-tabs';
import { OptionsEditor } from './options-editor';
import { WordingField } from './wording-field';

const validation: ReadonlySet<FieldKind> = new Set(['Choice', 'Number', 'Numbers', 'Flag', 'Strings']);

function Group({ title, children }: { title: string; children: ReactNode }) {
  return <section className={styles.group}><h3>{title}</h3>{children}</section>;
}

/** A step's id: what is typed holds once it is a free one and the field is left. */
function IdField({ step }: { step: Step }) {
  const { t } = useTranslation();
  const { editor: { flow }, dispatch, catalogue } = useBuilder();
  const [typed, setTyped] = useState(step.id);
  const taken = typed !== step.id && !!findStep(flow, typed);
  const rename = () => {
    const id = typed.trim();
    if (id && !taken && id !== step.id) dispatch({ do: 'edit', flow: renameStep(flow, step.id, id), select: [id] });
    else setTyped(step.id);
  };
  return (
    <TextField
      label={t('flows.id')} hint={t('flows.idHint')} error={taken ? t('flows.idTaken') : undefined} dir="ltr" spellCheck={false} maxLength={catalogue.limits.id}
      value={typed} onChange={event => setTyped(event.target.value)} onBlur={rename} onKeyDown={event => event.key === 'Enter' && rename()}
    />
  );
}

function Texts({ step, type }: { step: Step; type: StepType }) {
  const { t } = useTranslation();
  const { editor: { flow }, dispatch, catalogue: { limits } } = useBuilder();
  const own = isObject(step.texts) ? step.texts : {};
  const others = type.texts.filter(name => name !== 'text');
  const [shown, setShown] = useState(false);
  const field = (path: string, value: Step[string], label: string, rows: number) => (
    <WordingField key={path} label={label} value={value} max={limits.body} rows={rows} onChange={next => dispatch({ do: 'edit', flow: setSentence(flow, { step: step.id, path }, next), merge: `${step.id}.${path}` })} />
  );
  return (
    <Group title={t('flows.groups.content')}>
      <LanguageTabs />
      {type.texts.includes('text') && field('text', step.text, wordsFor(t, 'texts', 'text'), 4)}
      {others.filter(name => shown || own[name] !== undefined).map(name => field(`texts.${name}`, own[name], wordsFor(t, 'texts', name), 2))}
      {!shown && others.some(name => own[name] === undefined) && <div><Button look="bare" onClick={() => setShown(true)}>{t('flows.moreTexts', { count: others.filter(name => own[name] === undefined).length })}</Button></div>}
    </Group>
  );
}

/** Escape goes back to the card that is edited. */
function backToCanvas(event: KeyboardEvent) {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  event.preventDefault();
  document.querySelector<HTMLElement>('[data-canvas]')?.focus();
}

/** Everything of the selected step, drawn from the engine's description of its type. */
export function Inspector({ step, onClose }: { step: Step; onClose: () => void }) {
  const { t } = useTranslation();
  const { editor: { flow }, dispatch, catalogue, mayEdit, problems, playFrom } = useBuilder();
  const acts = useActs();
  const type = catalogue.types.find(one => one.name === step.type);
  const mine = problems.filter(problem => problem.flowId === flow.id && problem.stepId === step.id);
  const fields = type?.fields ?? [];
  const checks = fields.filter(field => validation.has(field.kind));
  const mapping = fields.filter(field => !validation.has(field.kind) && field.kind !== 'Options');

  return (
    <aside className={styles.inspector} aria-label={t('flows.inspector')} data-inspector onKeyDown={backToCanvas}>
      <header className={styles.header}>
        <h2>{type ? wordsFor(t, 'types', type.name) : t('flows.unknownType', { type: step.type })}</h2>
        <IconButton icon={Play} label={t('flows.playFrom')} onClick={() => playFrom(step.id)} />
        {mayEdit && entryOf(flow) !== step.id && <IconButton icon={Flag} label={t('flows.makeEntry')} onClick={() => dispatch({ do: 'edit', flow: setEntry(flow, step.id) })} />}
        {mayEdit && <IconButton icon={Copy} label={t('flows.duplicate')} onClick={acts.duplicate} />}
        {mayEdit && <IconButton icon={Trash2} label={t('flows.remove')} onClick={acts.remove} />}
        <IconButton icon={X} label={t('flows.closeStep')} onClick={onClose} />
      </header>
      <div className={styles.body}>
        {mine.length > 0 && <ul className={styles.problems}>{mine.map((problem, index) => <li key={index} data-blocks={problem.blocks}>{problemWords(t, problem)}</li>)}</ul>}
        {type && (type.texts.length > 0) && <Texts step={step} type={type} />}
        <LookOnly on={!mayEdit}>
          {fields.some(field => field.kind === 'Options') && <Group title={t('flows.groups.options')}><OptionsEditor step={step} /></Group>}
          {checks.length > 0 && <Group title={t('flows.groups.validation')}>{checks.map(field => <FieldEditor key={field.name} step={step} field={field} />)}</Group>}
          {mapping.length > 0 && <Group title={t('flows.groups.mapping')}>{mapping.map(field => <FieldEditor key={field.name} step={step} field={field} />)}</Group>}
          <Group title={t('flows.groups.exits')}><ExitsEditor step={step} type={type} /></Group>
          <Group title={t('flows.groups.notes')}>
            <IdField key={step.id} step={step} />
            <TextField
              label={t('flows.note')} hint={t('flows.noteHint')} dir="auto" value={isObject(step.ui) && typeof step.ui.note === 'string' ? step.ui.note : ''}
              onChange={event => dispatch({ do: 'edit', flow: setField(flow, step.id, 'ui', { ...(isObject(step.ui) ? step.ui : {}), note: event.target.value }), merge: `${step.id}.note` })}
            />
          </Group>
        </LookOnly>
      </div>
    </aside>
  );
}
