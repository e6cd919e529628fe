import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, Upload } from 'lucide-react';
import { useRef } from 'react';
import { exportUrl, flowKeys, importFlows } from '@/api/flows';
import type { ImportedFlows } from '@/api/types';
import buttons from '@/components/button.module.css';
import { IconButton } from '@/components/icon-button';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { toast } from '@/lib/toasts';

/** Flows to a file and from one: what is read becomes drafts, and the drafts that it takes the place of are kept. */
export function FlowFiles() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const told = ({ flows }: ImportedFlows) => {
    const count = (result: string) => flows.filter(flow => flow.result === result).length;
    toast(t('flows.files.imported', { created: count('Created'), replaced: count('Replaced'), same: count('Same') }), 'good');
    const wrong = flows.filter(flow => flow.problems.some(problem => problem.blocks)).map(flow => flow.id);
    if (wrong.length > 0) toast(t('flows.files.problems', { flows: wrong.join(', ') }), 'danger');
  };
  const reading = useMutation({
    mutationFn: async (file: File) => {
      const read = parse(await file.text());
      return read === null ? null : importFlows(read);
    },
    onSuccess: async answer => {
      if (!answer) {
        toast(t('flows.files.notFlows'), 'danger');
        return;
      }
      told(answer);
      await queries.invalidateQueries({ queryKey: flowKeys.all });
    },
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

/** Null where it is no file of flows at all; what is wrong with the flows in it the server tells. */
function parse(text: string): unknown {
  try {
    const read = JSON.parse(text) as { bridgeFlows?: unknown } | null;
    return typeof read?.bridgeFlows === 'number' ? read : null;
  } catch {
    return null;
  }
}
