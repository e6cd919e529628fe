import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { catalogKeys, imageUrl, listProducts, productQuery } from '@/api/catalog';
import type { Conversation, OutgoingMessage } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import field from '@/components/field.module.css';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { useDebounced } from '@/lib/use-debounced';
import { useFormat } from '@/lib/use-format';
import { productWords } from './product-words';
import styles from './send.module.css';
import { useCustomerWords } from './use-customer-words';

interface Props {
  conversation: Conversation;
  send: (message: OutgoingMessage) => void;
  onClose: () => void;
}

const mostFound = 8;

/** A product with its picture, name, price and text, in the customer's language; the words may still be changed. */
export function SendProduct({ conversation, send, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = useCustomerWords(conversation.id);
  const [search, setSearch] = useState('');
  const sought = useDebounced(search.trim());
  const { data: found } = useQuery({ queryKey: [...catalogKeys.list(sought), 'send'], queryFn: ({ signal }) => listProducts(sought, null, signal), placeholderData: previous => previous });
  const [chosen, setChosen] = useState('');
  const { data: details } = useQuery({ ...productQuery(chosen), enabled: chosen !== '' });
  const [typed, setTyped] = useState<string | null>(null);
  const [cover] = details?.images ?? [];
  const text = typed ?? (details ? productWords(details, language, details.product.price === null ? null : format.money(details.product.price, details.product.currency)) : '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!details || !text.trim()) return;
    send({ text: text.trim(), ...(cover && { picture: { imageId: cover.id, sha256: cover.sha256, mimeType: cover.mimeType } }) });
    onClose();
  };
  return (
    <Dialog
      open onClose={onClose} title={t('chats.more.items.product')}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form="send-product" look="primary" disabled={!details || !text.trim()}>{t('chats.send')}</Button>
        </>
      }
    >
      <form id="send-product" onSubmit={submit} className={field.form} noValidate>
        <TextField label={t('chats.order.search')} type="search" dir="auto" autoComplete="off" value={search} onChange={event => setSearch(event.target.value)} />
        <div className={styles.found} role="radiogroup" aria-label={t('catalog.listLabel')}>
          {found?.items.slice(0, mostFound).map(product => (
            <label key={product.id}>
              <input
                type="radio" name="product" value={product.id} checked={chosen === product.id} onChange={() => {
                  setChosen(product.id);
                  setTyped(null);
                }}
              />
              <bdi>{product.name}</bdi>{product.price !== null && <bdi className="numeric">{format.money(product.price, product.currency)}</bdi>}
            </label>
          ))}
          {found?.items.length === 0 && <p className={field.hint}>{t('catalog.empty.searched', { search: sought })}</p>}
        </div>
        {details && (
          <div className={styles.look}>
            {cover && <img src={imageUrl(cover.id)} alt={cover.alt ?? t('catalog.images.alt', { name: details.product.name })} />}
            <textarea className={field.input} rows={5} dir="auto" maxLength={1024} aria-label={t('chats.compose')} value={text} onChange={event => setTyped(event.target.value)} />
          </div>
        )}
      </form>
    </Dialog>
  );
}
