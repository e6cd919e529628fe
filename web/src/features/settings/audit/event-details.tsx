import type { AuditEntry } from '@/api/types';
import { Facts, type Fact } from '@/components/facts';
import { useTranslation } from '@/i18n';
import type { en } from '@/i18n/en';
import { useBrowserName } from '../security/use-browser-name';
import styles from './audit.module.css';

type Detail = Partial<Record<'how' | 'why' | 'address' | 'browser', string>>;

/** Of who came and went: how, why not, and from where. */
export function EventDetails({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const nameOf = useBrowserName();
  const { how, why, address, browser } = (entry.after ?? {}) as Detail;
  const facts: Fact[] = [];
  if (how) facts.push({ name: t('audit.how'), value: t(`audit.hows.${how as keyof typeof en.audit.hows}`, { defaultValue: how }) });
  if (why) facts.push({ name: t('audit.why'), value: t(`audit.whys.${why as keyof typeof en.audit.whys}`, { defaultValue: why }) });
  if (address) facts.push({ name: t('audit.address'), value: <bdi dir="ltr">{address}</bdi> });
  if (browser) facts.push({ name: t('audit.browser'), value: <bdi title={browser}>{nameOf(browser)}</bdi> });
  return <div className={styles.details}>{facts.length > 0 ? <Facts facts={facts} /> : <p>{t('audit.noDetails')}</p>}</div>;
}
