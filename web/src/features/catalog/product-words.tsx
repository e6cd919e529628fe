import { useMutation, useQueryClient } from '@tanstack/react-query';
import { catalogKeys, saveProduct } from '@/api/catalog';
import type { ProductDetails } from '@/api/types';
import { WhatsAppWords } from '@/components/whatsapp-words';
import { useTranslation } from '@/i18n';
import { toast } from '@/lib/toasts';

/** Name and text by language, and the flow whose questions the product asks. */
export function ProductWords({ details }: { details: ProductDetails }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { product, names, descriptions, description } = details;
  const saving = useMutation({
    mutationFn: (words: Parameters<typeof saveProduct>[1]) => saveProduct(product.id, words),
    meta: { shownInPlace: true },
    onSuccess: async answer => {
      queries.setQueryData(catalogKeys.product(product.id), answer);
      await queries.invalidateQueries({ queryKey: catalogKeys.lists });
      toast(t('words.saved'), 'good');
    },
  });
  return (
    <WhatsAppWords
      key={JSON.stringify([names, descriptions, product.flowId])} saved={{ names, descriptions, flowId: product.flowId }} erp={{ name: product.name, description }}
      flowLabel={t('catalog.flow')} flowHint={t('catalog.flowHint')} onSave={words => saving.mutate(words)} saving={saving.isPending} error={saving.error}
    />
  );
}
