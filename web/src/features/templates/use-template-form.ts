import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { checkTemplate, createTemplate, editTemplate, templatesQuery } from '@/api/templates';
import type { Template, TemplateProblem } from '@/api/types';
import { useTranslation } from '@/i18n';
import { fieldError } from '@/lib/field-error';
import { toast } from '@/lib/toasts';
import { useDebounced } from '@/lib/use-debounced';
import { toRequest, type Draft } from '@/lib/template-draft';

/** What is written, what is wrong with it, and its way to Meta. Rules are the server's: all are told at once, at their fields, and from then on as one types. */
export function useTemplateForm(initial: Draft, template: Template | null) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const request = toRequest(draft);
  const settled = useDebounced(request, 400);
  const id = template?.id ?? null;
  const { data: problems } = useQuery({
    queryKey: ['messaging', 'template-check', id, settled] as const,
    queryFn: () => checkTemplate(settled, id),
    // Whether it may be changed at all is told before anything is written.
    enabled: tried || id !== null,
    placeholderData: keepPreviousData,
  });

  const submitting = useMutation({
    mutationFn: async (): Promise<string | null> => {
      setTried(true);
      const wrong = await checkTemplate(request, id);
      queries.setQueryData(['messaging', 'template-check', id, request], wrong);
      if (wrong.length > 0) return null;
      if (template) await editTemplate(template.id, request);
      return template?.id ?? (await createTemplate(request)).id;
    },
    meta: { shownInPlace: true },
    onSuccess: async id => {
      if (!id) return;
      await queries.invalidateQueries({ queryKey: templatesQuery.queryKey });
      toast(t('templates.submitted'), 'good');
      await navigate({ to: '/templates/$template', params: { template: id } });
    },
  });

  const words = ({ code, message }: TemplateProblem) => t(`templates.problems.${code}` as 'templates.problems.empty', { defaultValue: message });
  const shown = (problems ?? []).filter(problem => tried || problem.field === 'template');
  const errorOf = (field: string) => {
    const found = shown.filter(problem => problem.field === field);
    return found.length > 0 ? found.map(words).join(' ') : fieldError(submitting.error, field);
  };
  return { draft, set: (part: Partial<Draft>) => setDraft({ ...draft, ...part }), errorOf, problems: shown.length, submitting, unsaved: JSON.stringify(draft) !== JSON.stringify(initial) && !submitting.isPending && !submitting.data };
}
