import { useQuery } from '@tanstack/react-query';
import { companyQuery } from '@/api/company';
import { useTranslation } from '@/i18n';
import { usePreferences } from '@/lib/preferences';
import type { PhoneActions } from '@/phone/model';
import { Phone } from '@/phone/phone';
import { templateContent } from '@/phone/template';
import { filled, type Draft } from '@/lib/template-draft';
import styles from './templates.module.css';

/** Nothing that is tapped here goes anywhere. */
const inert: PhoneActions = { onText: () => undefined, onTap: () => undefined };

/** The customer's phone with the template on it. */
export function Preview({ draft, picture }: { draft: Draft; picture?: string | undefined }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { data: company } = useQuery(companyQuery);
  const content = templateContent(filled(draft, t('templates.copyCode')), picture ? { src: picture } : {});
  return (
    <aside className={styles.look} aria-label={t('templates.preview')}>
      <h2>{t('templates.preview')}</h2>
      <p className={styles.note}>{t('templates.previewLead')}</p>
      <div className={styles.phone}>
        <Phone
          business={company?.name || t('common.app')} me={{ name: t('templates.preview') }} actions={inert} language={language} notice={t('templates.previewNotice')}
          messages={draft.body.trim() === '' ? [] : [{ id: 'template', from: 'business', at: new Date().toISOString(), content }]}
        />
      </div>
    </aside>
  );
}
