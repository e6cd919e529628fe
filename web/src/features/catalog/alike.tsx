import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { alikeQuery } from '@/api/catalog';
import { useTranslation } from '@/i18n';
import { useBotLanguages } from '@/lib/use-bot-languages';
import styles from './alike.module.css';

/** Products that customers cannot tell apart in a list, because WhatsApp cuts their names to the same text. Under the list: found later than that, it moves nothing in it. */
export function Alike() {
  const { t } = useTranslation();
  const language = useBotLanguages()[0];
  const { data: groups = [] } = useQuery({ ...alikeQuery(language ?? ''), enabled: language !== undefined });
  if (groups.length === 0) return null;
  return (
    <details className={styles.alike}>
      <summary><TriangleAlert size={14} aria-hidden /> {t('catalog.alike.title', { count: groups.length })}</summary>
      <p>{t('catalog.alike.hint')}</p>
      <ul>
        {groups.map(({ title, products }) => (
          <li key={title}>
            <bdi>{title}</bdi>
            <ul>{products.map(({ id, name }) => <li key={id}><Link to="/catalog/$productId" params={{ productId: id }} search><bdi>{name}</bdi></Link></li>)}</ul>
          </li>
        ))}
      </ul>
    </details>
  );
}
