import { takeCannedReplyFile, uploadMedia } from '@/api/messaging';
import type { UploadedMedia } from '@/api/types';
import { keep } from '@/lib/keep';

interface Attachment {
  /** Null where there is none, or where it could not be taken. */
  name: string | null;
  media: UploadedMedia | null;
  busy: boolean;
  error: unknown;
  upload: AbortController | null;
}

const none: Attachment = { name: null, media: null, busy: false, error: null, upload: null };

const { useKept, change } = keep(none);

const clear = (id: string) => change(id, now => {
  now.upload?.abort();
  return none;
});

/** What it is, is what the newest upload says: one that was taken away or replaced while it ran says nothing any more. */
function begin(id: string, name: string, take: (signal: AbortSignal) => Promise<UploadedMedia>) {
  const upload = new AbortController();
  clear(id);
  change(id, () => ({ ...none, name, busy: true, upload }));
  const becomes = (next: Attachment) => change(id, now => (now.upload === upload ? next : now));
  take(upload.signal).then(media => becomes({ ...none, name, media }), (error: unknown) => becomes({ ...none, error }));
}

/** One file beside the text, uploaded as soon as it is chosen: sending is then a moment. It is there again after another chat was looked at. */
export function useAttachment(conversationId: string) {
  const { name, media, busy, error } = useKept(conversationId);
  return {
    name, media, busy, error,
    attach: (file: File) => begin(conversationId, file.name, signal => uploadMedia(conversationId, file, signal)),
    /** What a canned reply brings along. */
    attachCanned: (replyId: string, filename: string) => begin(conversationId, filename, () => takeCannedReplyFile(conversationId, replyId)),
    clear: () => clear(conversationId),
  };
}
