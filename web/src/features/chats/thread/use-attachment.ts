import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { takeCannedReplyFile, uploadMedia } from '@/api/messaging';
import type { UploadedMedia } from '@/api/types';

/** One file beside the text, uploaded as soon as it is chosen: sending is then a moment. */
export function useAttachment(conversationId: string) {
  const [name, setName] = useState<string | null>(null);
  const [media, setMedia] = useState<UploadedMedia | null>(null);
  const uploading = useMutation({
    mutationFn: (file: File | string) => (typeof file === 'string' ? takeCannedReplyFile(conversationId, file) : uploadMedia(conversationId, file)),
    meta: { shownInPlace: true },
    onSuccess: setMedia,
    onError: () => setName(null),
  });
  return {
    name,
    media,
    busy: uploading.isPending,
    error: uploading.error,
    attach: (file: File) => {
      setMedia(null);
      setName(file.name);
      uploading.mutate(file);
    },
    /** What a canned reply brings along. */
    attachCanned: (replyId: string, filename: string) => {
      setMedia(null);
      setName(filename);
      uploading.mutate(replyId);
    },
    clear: () => {
      setName(null);
      setMedia(null);
      uploading.reset();
    },
  };
}
