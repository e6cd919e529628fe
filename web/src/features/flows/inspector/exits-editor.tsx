import type { StepType } from '@/api/types';
import { SelectField } from '@/components/select-field';
import { useTranslation } from '@/i18n';
import { useBuilder } from '../builder/context';
import { wordsFor } from '../builder/kinds';
import { connect } from '../model/edits';
import { optionsOf, textIn, type Step } from '../model/flow';
import { portsOf } from '../model/graph';

/** Where each way out leads: the connections by name, for those who do not draw them. */
export function ExitsEditor({ step, type }: { step: Step; type: StepType | undefined }) {
  const { t } = useTranslation();
  const { editor: { flow }, dispatch, language } = useBuilder();
  const labels = new Map(optionsOf(step).map(option => [option.id, textIn(option.label, language)]));
  const targets = ['', ...flow.steps.filter(other => other.id !== step.id).map(other => other.id)];
  return portsOf(step, type).map(port => (
    <SelectField
      key={port.exit} label={port.kind === 'option' ? labels.get(port.exit) || port.exit : wordsFor(t, 'exits', port.exit)}
      value={port.target ?? ''} options={port.target && !targets.includes(port.target) ? [...targets, port.target] : targets}
      nameOf={target => (target === '' ? t('flows.nowhere') : target)}
      onChange={target => dispatch({ do: 'edit', flow: connect(flow, step.id, port.exit, target || null) })}
    />
  ));
}
