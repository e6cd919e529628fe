import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { chatSessionQuery } from '@/api/flows';
import { loadWords } from '@/i18n';

/** The language that the customer speaks with the bot, and what of the console's words can be said to him in it: English where Bridge's own words end. */
export function useCustomerWords(conversationId: string) {
  const language = useQuery(chatSessionQuery(conversationId)).data?.language ?? 'en';
  const spoken = language.startsWith('ar') ? 'ar' : 'en';
  const [there, setThere] = useState(spoken === 'en');
  useEffect(() => {
    let left = false;
    void loadWords(spoken).then(() => !left && setThere(true));
    return () => {
      left = true;
    };
  }, [spoken]);
  return { language, say: there ? i18next.getFixedT(spoken) : null };
}
