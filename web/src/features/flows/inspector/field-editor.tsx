import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { flowsQuery } from '@/api/flows';
import type { StepField } from '@/api/types';
import { SelectField } from '@/components/select-field';
import { SwitchRow } from '@/components/switch-row';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { useBuilder } from '../builder/context';
import { wordsFor } from '../builder/kinds';
import { setField } from '../model/edits';
import type { Json, Step } from '../model/flow';
import { JsonField } from './json-field';
import { WordingField } from './wording-field';

const listed = (value: Json | undefined) => (Array.isArray(value) ? value.map(String).join(', ') : '');
const parts = (text: string) => text.split(/[,،;؛\r\n]/u).map(part => part.trim()).filter(Boolean);

/** A list in one line. What is typed stays as it is typed; the list follows. */
function ListField({ label, value, read, onChange }: { label: string; value: Json | undefined; read: (text: string) => Json; onChange: (value: Json | undefined) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(listed(value));
  const shown = listed(read(typed) as Json) === listed(value) ? typed : listed(value);
  return (
    <TextField
      label={label} hint={t('flows.separated')} value={shown} dir="auto"
      onChange={event => {
        setTyped(event.target.value);
        onChange(parts(event.target.value).length > 0 ? read(event.target.value) : undefined);
      }}
    />
  );
}

/** One field of a step by the kind that the engine says it has. */
export function FieldEditor({ step, field }: { step: Step; field: StepField }) {
  const { t } = useTranslation();
  const { editor: { flow }, dispatch, catalogue: { limits } } = useBuilder();
  const { data: flows = [] } = useQuery(flowsQuery);
  const value = step[field.name];
  const label = wordsFor(t, 'fields', field.name);
  const set = (next: Json | undefined) => dispatch({ do: 'edit', flow: setField(flow, step.id, field.name, next), merge: `${step.id}.${field.name}` });
  const text = typeof value === 'string' ? value : '';

  switch (field.kind) {
    case 'Text':
      return <WordingField label={label} value={value} max={field.max ?? limits.body} onChange={set} />;
    case 'Flag':
      return <SwitchRow label={label} hint="" checked={value === true} onChange={on => set(on || undefined)} />;
    case 'Number':
      return (
        <TextField
          label={label} type="number" inputMode="numeric" min={field.min ?? undefined} max={field.max ?? undefined} value={typeof value === 'number' ? value : ''}
          onChange={event => set(event.target.value === '' ? undefined : Number(event.target.value))}
        />
      );
    case 'Choice':
      return (
        <SelectField
          label={label} value={text} options={field.required ? field.choices ?? [] : ['', ...field.choices ?? []]}
          nameOf={choice => (choice === '' ? t('flows.notSet') : wordsFor(t, 'choices', choice))} onChange={choice => set(choice || undefined)}
        />
      );
    case 'Flow': {
      const known = flows.map(one => one.id);
      return (
        <SelectField
          label={label} value={text} options={['', ...known, ...(text && !known.includes(text) ? [text] : [])]}
          nameOf={id => (id === '' ? t('flows.notSet') : flows.find(one => one.id === id)?.name ?? id)} onChange={id => set(id || undefined)}
        />
      );
    }
    case 'String':
    case 'Variable':
      return <TextField label={label} dir="ltr" spellCheck={false} value={text} maxLength={field.max ?? limits.id} onChange={event => set(event.target.value || undefined)} />;
    case 'Strings':
      return <ListField label={label} value={value} read={parts} onChange={set} />;
    case 'Numbers':
      return <ListField label={label} value={value} read={typed => parts(typed).map(Number).filter(Number.isFinite)} onChange={set} />;
    case 'Condition':
    case 'Object':
    case 'List':
      return <JsonField label={label} value={value} list={field.kind === 'List'} onChange={set} />;
    case 'Options':
      return null;
  }
}
