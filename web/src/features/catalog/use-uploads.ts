import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { catalogKeys, uploadProductImage } from '@/api/catalog';
import { Problem } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { refusal } from '@/lib/upload-rules';

export interface Upload {
  key: number;
  name: string;
  state: 'uploading' | 'done' | 'failed';
  words?: string;
}

let lastKey = 0;

/** Uploads one after the other; each says for itself how it went. */
export function useUploads(productId: string) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);

  const add = useCallback(async (files: readonly File[]) => {
    const settle = (key: number, change: Partial<Upload>) =>
      setUploads(all => all.map(upload => (upload.key === key ? { ...upload, ...change } : upload)));
    const queue = files.map(file => ({ file, key: ++lastKey, refused: refusal(file) }));
    setUploads(all => [...all, ...queue.map(({ file, key, refused }): Upload => ({
      key, name: file.name, state: refused ? 'failed' : 'uploading', ...(refused && { words: t(`catalog.images.${refused}`, { name: file.name }) }),
    }))]);
    for (const { file, key, refused } of queue) {
      if (refused) continue;
      try {
        await uploadProductImage(productId, file);
        settle(key, { state: 'done' });
      } catch (error) {
        const detail = error instanceof Problem ? Object.values(error.errors).flat()[0] : undefined;
        settle(key, { state: 'failed', words: `${t('catalog.images.failed', { name: file.name })} ${detail ?? problemText(t, error)}` });
      }
    }
    await queries.invalidateQueries({ queryKey: catalogKeys.product(productId) });
    await queries.invalidateQueries({ queryKey: catalogKeys.lists });
  }, [productId, queries, t]);

  return { uploads, add };
}
