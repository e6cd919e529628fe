import type { CustomerQuote } from '@/api/types';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { partsOf, type AddressDraft } from './address';

interface Props {
  draft: AddressDraft;
  wishes: CustomerQuote['addresses'] | undefined;
  onEdit: (draft: AddressDraft) => void;
}

/** The customer's words, and what the ERP requires beside them. */
export function AddressFields({ draft, wishes, onEdit }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <TextField label={t('orders.address')} hint={t('chats.order.addressHint')} dir="auto" maxLength={500} value={draft.line1} onChange={event => onEdit({ ...draft, line1: event.target.value })} />
      {draft.line1.trim() && partsOf(wishes, draft).map(part => (
        <TextField key={part} label={t(`orders.addressFields.${part}`)} dir="auto" maxLength={100} value={draft[part]} onChange={event => onEdit({ ...draft, [part]: event.target.value })} />
      ))}
    </>
  );
}
