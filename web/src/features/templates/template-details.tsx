import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Copy, Pencil, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { deleteTemplate, templatesQuery } from '@/api/templates';
import type { Template } from '@/api/types';
import { Button } from '@/components/button';
import buttons from '@/components/button.module.css';
import { Dialog } from '@/components/dialog';
import { Facts } from '@/components/facts';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { languageName } from '@/lib/language-name';
import { usePreferences } from '@/lib/preferences';
import { toast } from '@/lib/toasts';
import { useRoles } from '@/lib/use-roles';
import { fromTemplate } from '@/lib/template-draft';
import { Preview } from './preview';
import { SendTest } from './send-test';
import { TemplateStatus } from './template-status';
import styles from './templates.module.css';

const changeable = ['APPROVED', 'REJECTED', 'PAUSED'];

function Verdict({ template: { status, reason } }: { template: Template }) {
  const { t } = useTranslation();
  if (status === 'PENDING') return <p className={styles.reason}>{t('templates.waiting')}</p>;
  if (status === 'PAUSED') return <p className={styles.reason}>{t('templates.paused')}</p>;
  if (!reason) return null;
  return (
    <div className={styles.reason}>
      <strong>{t('templates.reason')}</strong>
      <p dir="auto">{t(`templates.reasons.${reason}` as 'templates.reasons.SCAM', { defaultValue: reason })}</p>
    </div>
  );
}

function Remove({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const removing = useMutation({
    mutationFn: () => deleteTemplate(template.id),
    onSuccess: async () => {
      await navigate({ to: '/templates' });
      await queries.invalidateQueries({ queryKey: templatesQuery.queryKey });
      toast(t('templates.removed', { name: template.name }), 'good');
    },
    onError: onClose,
  });
  return (
    <Dialog
      open onClose={onClose} title={t('templates.removeAsk', { name: template.name })} lead={t('templates.removeText')}
      foot={<><Button onClick={onClose}>{t('common.cancel')}</Button><Button look="primary" disabled={removing.isPending} onClick={() => removing.mutate()}>{t('templates.remove')}</Button></>}
    >
      {null}
    </Dialog>
  );
}

/** As Meta has it: how it stands, how it looks, and what may be done with it. */
export function TemplateDetails({ template }: { template: Template }) {
  const { t } = useTranslation();
  const { language: reader } = usePreferences();
  const roles = useRoles();
  const writes = roles.includes('Owner') || roles.includes('Admin');
  const [act, setAct] = useState<'remove' | 'test' | null>(null);
  const { id, status, category, language, quality } = template;
  const link = classes(buttons.button, buttons.quiet);
  return (
    <div className={styles.split}>
      <div className={styles.work}>
        <Facts
          facts={[
            { name: t('templates.status'), value: <TemplateStatus status={status} /> },
            { name: t('templates.category'), value: t(`templates.categories.${category.toLowerCase()}` as 'templates.categories.utility', { defaultValue: category }) },
            { name: t('templates.language'), value: languageName(language.replace('_', '-'), reader) },
            ...(quality ? [{ name: t('templates.quality'), value: t(`templates.qualities.${quality}` as 'templates.qualities.GREEN', { defaultValue: quality }) }] : []),
          ]}
        />
        <Verdict template={template} />
        {writes && (
          <div className={styles.acts}>
            {status === 'APPROVED' && <Button look="primary" onClick={() => setAct('test')}><Send size={14} aria-hidden className="flips" /> {t('templates.test')}</Button>}
            {changeable.includes(status) && <Link to="/templates/$template" params={{ template: id }} search={{ edit: true }} className={link}><Pencil size={14} aria-hidden /> {t('templates.edit')}</Link>}
            <Link to="/templates/$template" params={{ template: 'new' }} search={{ from: id }} className={link}><Copy size={14} aria-hidden /> {t('templates.duplicate')}</Link>
            <Button onClick={() => setAct('remove')}><Trash2 size={14} aria-hidden /> {t('templates.remove')}</Button>
          </div>
        )}
      </div>
      <Preview draft={fromTemplate(template)} />
      {act === 'remove' && <Remove template={template} onClose={() => setAct(null)} />}
      {act === 'test' && <SendTest template={template} onClose={() => setAct(null)} />}
    </div>
  );
}
