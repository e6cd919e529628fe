import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Minus, Plus, Search, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { botSettingsQuery } from '@/api/bot-settings';
import { catalogKeys, listProducts } from '@/api/catalog';
import { companyQuery } from '@/api/company';
import { chatSessionQuery } from '@/api/flows';
import { offerQuery, offerTo, orderFor, orderKeys, quoteFor } from '@/api/orders';
import { Problem } from '@/api/problem';
import type { Conversation, Offer, OrderForCustomer, PaymentMethod, Product } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import field from '@/components/field.module.css';
import { IconButton } from '@/components/icon-button';
import { SelectField } from '@/components/select-field';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { toast } from '@/lib/toasts';
import { useDebounced } from '@/lib/use-debounced';
import { useFormat } from '@/lib/use-format';
import { displayName } from '@/lib/display-name';
import { useLeaveGuard } from '@/components/use-leave-guard';
import { useNow } from '@/lib/use-now';
import { useOneAtATime } from '@/lib/use-one-at-a-time';
import { addressOf, draftOf } from './address';
import { AddressFields } from './address-fields';
import styles from './new-order.module.css';
import { QuoteView } from './quote-view';

interface Line {
  product: Pick<Product, 'id' | 'name'>;
  quantity: number;
  note: string;
  attachments: readonly string[];
}

interface Props {
  conversation: Conversation;
  onClose: () => void;
}

/** An order that a person takes in the chat: what the customer has been sent and has not confirmed, or a new one. */
export function NewOrder(props: Props) {
  const open = useQuery(offerQuery(props.conversation.id));
  return open.isPending ? null : <OrderForm {...props} open={open.data ?? null} />;
}

/** The same cart and the same prices as the bot's, and the same way into the ERP. */
function OrderForm({ conversation, onClose, open }: Props & { open: Offer | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const { contact } = conversation;
  const country = useQuery(companyQuery).data?.country ?? '';
  const language = useQuery({ ...chatSessionQuery(conversation.id), enabled: false }).data?.language ?? 'en';
  const [draftId] = useState(() => open?.draftId ?? crypto.randomUUID());
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed);
  const { data: found } = useQuery({ queryKey: [...catalogKeys.list(search), 'order'], queryFn: ({ signal }) => listProducts(search, null, signal), enabled: search !== '' });
  const [lines, setLines] = useState<readonly Line[]>(() =>
    (open?.lines ?? []).map(line => ({ product: { id: line.productId, name: line.name }, quantity: line.quantity, note: line.note ?? '', attachments: line.attachments })));
  const [address, setAddress] = useState(() => draftOf(open?.address));
  const taken = useQuery(botSettingsQuery).data?.payments.map(way => way.method) ?? ['Cash' as const];
  const [chosen, setPayment] = useState<PaymentMethod>(open?.payment ?? 'Cash');
  const payment = taken.includes(chosen) ? chosen : taken[0] ?? 'Cash';
  const [note, setNote] = useState(open?.note ?? '');
  const [phone, setPhone] = useState(open?.phone ?? contact.phone ?? '');
  const windowOpen = Date.parse(conversation.windowEndsAt ?? '') > useNow();

  const asked = lines.map(line => ({ productId: line.product.id, quantity: line.quantity, note: line.note.trim() || null, attachments: [...line.attachments] }));
  const wanted = JSON.stringify(asked);
  const settled = useDebounced(wanted, 400);
  const quote = useQuery({
    queryKey: ['catalog', 'quote', draftId, settled],
    queryFn: () => quoteFor(asked),
    enabled: asked.length > 0,
    placeholderData: previous => previous,
  });
  const price = quote.data?.quote;
  // What is shown may still be the price of what stood there a moment ago: nothing is agreed at that.
  const priced = wanted === settled && !quote.isFetching && !quote.isPlaceholderData;
  const order = (total: number): OrderForCustomer => ({
    draftId, conversationId: conversation.id, contactId: contact.id, phone: phone.trim(), name: displayName(contact) ?? phone.trim(), language, lines: asked, agreedTotal: total, payment,
    address: addressOf(address, country, open?.address),
    note: note.trim() || null,
  });
  const sending = useMutation({
    mutationFn: async (act: { total: number; byCustomer: boolean }) =>
      (act.byCustomer ? (await offerTo(order(act.total)), t('chats.order.offered')) : t('chats.order.placed', { reference: (await orderFor(order(act.total))).reference })),
    meta: { shownInPlace: true },
    onSuccess: async told => {
      await queries.invalidateQueries({ queryKey: orderKeys.lists });
      toast(told, 'good');
      onClose();
    },
    // Prices may have changed since they were shown: asked anew, and shown before it is tried again.
    onError: error => {
      if (error instanceof Problem && error.status === 409) void quote.refetch();
    },
  });
  const send = useOneAtATime(sending.mutate);
  const [begun] = useState({ wanted, address, payment: chosen, note, phone });
  const unsaved = JSON.stringify({ wanted, address, payment: chosen, note, phone }) !== JSON.stringify(begun) && !sending.isPending && !sending.isSuccess;
  const { before: unlessLost, question } = useLeaveGuard(unsaved);
  const close = () => unlessLost(onClose);
  const ready = price && priced && lines.length > 0 && !sending.isPending && phone.trim() ? price : null;

  const add = (product: Product) => {
    setLines(before => (before.some(line => line.product.id === product.id)
      ? before.map(line => (line.product.id === product.id ? { ...line, quantity: line.quantity + 1 } : line))
      : [...before, { product, quantity: 1, note: '', attachments: [] }]));
    setTyped('');
  };
  const edit = (id: string, part: Partial<Line>) => setLines(before => before.map(line => (line.product.id === id ? { ...line, ...part } : line)));

  return (
    <Dialog
      open wide onClose={close} title={t('chats.order.title')} lead={t('chats.order.lead')}
      foot={
        <>
          {sending.error && <p role="alert" dir="auto" className={field.error}>{problemText(t, sending.error)}</p>}
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button disabled={!ready || !windowOpen} onClick={() => ready && send({ total: ready.total, byCustomer: true })}>{t('chats.order.offer')}</Button>
          <Button look="primary" disabled={!ready} onClick={() => ready && send({ total: ready.total, byCustomer: false })}>
            {price ? t('chats.order.placeFor', { total: format.money(price.total, price.currency) }) : t('chats.order.place')}
          </Button>
        </>
      }
    >
      {open && <p className={styles.open}>{t('chats.order.open', { when: format.ago(open.offeredAt) })}</p>}
      {!windowOpen && <p className={styles.open}>{t('chats.order.windowClosed')}</p>}
      <div className={styles.search}>
        <label><Search size={14} aria-hidden /><input type="search" autoFocus aria-label={t('chats.order.search')} placeholder={t('chats.order.search')} value={typed} onChange={event => setTyped(event.target.value)} /></label>
        {search !== '' && found && (
          <ul className={styles.found}>
            {found.items.slice(0, 6).map(product => (
              <li key={product.id}>
                <button type="button" onClick={() => add(product)}><Plus size={13} aria-hidden /><bdi>{product.name}</bdi>{product.price !== null && <bdi className="numeric">{format.money(product.price, product.currency)}</bdi>}</button>
              </li>
            ))}
            {found.items.length === 0 && <li className={styles.none}>{t('catalog.empty.searched', { search })}</li>}
          </ul>
        )}
      </div>
      {lines.length > 0 && (
        <ul className={styles.lines}>
          {lines.map(({ product, quantity, note: words }) => (
            <li key={product.id}>
              <bdi className={styles.name}>{product.name}</bdi>
              <span className={styles.quantity}>
                <IconButton icon={Minus} label={t('chats.order.fewer', { name: product.name })} disabled={quantity <= 1} onClick={() => edit(product.id, { quantity: quantity - 1 })} />
                <input type="number" min={1} inputMode="numeric" aria-label={t('chats.order.quantity', { name: product.name })} value={quantity} onChange={event => edit(product.id, { quantity: Math.max(1, Math.floor(Number(event.target.value)) || 1) })} />
                <IconButton icon={Plus} label={t('chats.order.more', { name: product.name })} onClick={() => edit(product.id, { quantity: quantity + 1 })} />
              </span>
              <input className={styles.note} dir="auto" maxLength={500} aria-label={t('chats.order.lineNote', { name: product.name })} placeholder={t('chats.order.noteHint')} value={words} onChange={event => edit(product.id, { note: event.target.value })} />
              <IconButton icon={Trash2} label={t('chats.order.remove', { name: product.name })} onClick={() => setLines(before => before.filter(line => line.product.id !== product.id))} />
            </li>
          ))}
        </ul>
      )}
      {lines.length > 0 && <QuoteView quote={price ?? null} problem={quote.data?.problem ?? (quote.error ? problemText(t, quote.error) : null)} busy={!priced} />}
      <div className={styles.fields}>
        <TextField label={t('orders.phone')} required dir="ltr" inputMode="tel" value={phone} onChange={event => setPhone(event.target.value)} />
        <SelectField label={t('orders.payment')} value={payment} options={taken} nameOf={name => t(`orders.payments.${name}`)} onChange={setPayment} />
        <AddressFields draft={address} wishes={quote.data?.addresses} onEdit={setAddress} />
        <TextField label={t('orders.note')} dir="auto" maxLength={2000} value={note} onChange={event => setNote(event.target.value)} />
      </div>
      {question}
    </Dialog>
  );
}
