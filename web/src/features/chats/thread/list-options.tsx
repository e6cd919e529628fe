import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Content } from '@/api/types';
import { useTranslation } from '@/i18n';
import styles from './content.module.css';

interface Props {
  list: Extract<Content, { type: 'list' }>;
  tapped: ReadonlySet<string>;
  icon: ReactNode;
}

/** A list folded as the customer finds it; his choice stands outside, and all rows open on a click. */
export function ListOptions({ list, tapped, icon }: Props) {
  const { t } = useTranslation();
  const chosen = list.sections.flatMap(section => section.rows).filter(row => tapped.has(row.id));
  return (
    <div className={styles.options}>
      <details className={styles.list}>
        <summary className={styles.option}>{icon}<bdi>{list.buttonLabel}</bdi></summary>
        {list.sections.map((section, index) => (
          <div key={index}>
            {section.title && <p dir="auto" className={styles.section}>{section.title}</p>}
            <ul>
              {section.rows.map(row => (
                <li key={row.id} className={styles.listRow} data-tapped={tapped.has(row.id)}>
                  <span dir="auto">{row.title}{row.description && <span className={styles.small}>{row.description}</span>}</span>
                  {tapped.has(row.id) && <Check size={14} aria-label={t('chats.tapped')} />}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </details>
      {chosen.map(row => <p key={row.id} className={styles.option} data-tapped><Check size={14} aria-label={t('chats.tapped')} /><bdi>{row.title}</bdi></p>)}
    </div>
  );
}
