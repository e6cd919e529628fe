import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { Download, Upload } from 'lucide-react';
import { useRef } from 'react';
import { exportUrl, flowKeys, importFlows } from '@/api/flows';
import { Problem } from '@/api/problem';
import type { ImportedFlows } from '@/api/types';
import buttons from '@/components/button.module.css';
import { IconButton } from '@/components/icon-button';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { problemText } from '@/lib/problem-text';
import { toast } from '@/lib/toasts';
import { problemWords } from '../builder/problem-words';
import { parseFlow } from '../json/parse';

/** Flows to a file and from one: what is read becomes drafts, and the drafts that it takes the place of are kept. */
export function FlowFiles() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const told = ({ flows }: ImportedFlows) => {
    const count = (result: string) => flows.filter(flow => flow.result === result).length;
    toast(t('flows.files.imported', { created: count('Created'), replaced: count('Replaced'), same: count('Same') }), 'good');
    // The first of each, by its place; its flow shows all of them.
    for (const { id, problems } of flows) {
      const problem = problems.find(({ blocks }) => blocks);
      if (problem) toast(t('flows.files.problem', { place: [id, problem.stepId].filter(Boolean).join(' · '), problem: problemWords(t, problem) }), 'danger');
    }
  };
  const reading = useMutation({
    mutationFn: async (file: File) => {
      const read = parse(await file.text());
      return 'flows' in read ? importFlows(read.flows) : read;
    },
    onSuccess: async answer => {
      if (!('flows' in answer)) {
        toast(answer.line ? t('flows.files.broken', { line: answer.line }) : t('flows.files.notFlows'), 'danger');
        return;
      }
      told(answer);
      await queries.invalidateQueries({ queryKey: flowKeys.all });
    },
    meta: { shownInPlace: true },
    onError: error => toast(refused(t, error), 'danger'),
  });
  return (
    <>
      <input
        ref={input} type="file" hidden aria-hidden tabIndex={-1} accept=".json,application/json"
        onChange={event => {
          const file = event.target.files?.[0];
          if (file) reading.mutate(file);
          event.target.value = '';
        }}
      />
      <IconButton icon={Upload} label={t('flows.files.import')} disabled={reading.isPending} onClick={() => input.current?.click()} />
      <a href={exportUrl()} download="flows.json" aria-label={t('flows.files.exportAll')} data-tip={t('flows.files.exportAll')} className={classes(buttons.button, buttons.bare, buttons.icon)}><Download size={16} strokeWidth={1.75} aria-hidden /></a>
    </>
  );
}

/** All or none is taken: which of them is to blame, by its place in the file. */
function refused(t: TFunction, error: unknown): string {
  const [, place, part] = (error instanceof Problem && /^flows\[(\d+)\](\.id)?$/.exec(Object.keys(error.errors)[0] ?? '')) || [];
  return place === undefined ? problemText(t, error) : t(part ? 'flows.files.wrongId' : 'flows.files.wrongFlow', { number: Number(place) + 1 });
}

/** What can be sent; else the line at which it stops being JSON, none where it is no file of flows. What is wrong with the flows in it the server tells. */
function parse(text: string): { flows: unknown } | { line?: number } {
  const read = parseFlow(text, '');
  if ('broken' in read) return /^\s*[[{]/.test(text) ? { line: text.slice(0, read.broken.at).split('\n').length } : {};
  const file = JSON.parse(text) as { bridgeFlows?: unknown } | null;
  return typeof file?.bridgeFlows === 'number' ? { flows: file } : {};
}
