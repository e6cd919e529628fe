import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { takeCannedReplyFile, uploadMedia } from '@/api/messaging';
import type { UploadedMedia } from '@/api/types';

interface Upload {
  name: string;
  take: (signal: AbortSignal) => Promise<UploadedMedia>;
  signal: AbortSignal;
}

/** One file beside the text, uploaded as soon as it is chosen: sending is then a moment. What it is, is what the newest upload says: one that was taken away or replaced while it ran says nothing any more. */
export function useAttachment(conversationId: string) {
  const running = useRef<AbortController>(null);
  const { mutate, reset, variables, data, isPending, error } = useMutation({
    mutationFn: ({ take, signal }: Upload) => take(signal),
    meta: { shownInPlace: true },
  });
  const begin = (name: string, take: Upload['take']) => {
    running.current?.abort();
    running.current = new AbortController();
    mutate({ name, take, signal: running.current.signal });
  };
  return {
    name: error ? null : variables?.name ?? null,
    media: data ?? null,
    busy: isPending,
    error,
    attach: (file: File) => begin(file.name, signal => uploadMedia(conversationId, file, signal)),
    /** What a canned reply brings along. */
    attachCanned: (replyId: string, filename: string) => begin(filename, () => takeCannedReplyFile(conversationId, replyId)),
    clear: () => {
      running.current?.abort();
      reset();
    },
  };
}
