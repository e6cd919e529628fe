import { FileText, SendHorizontal } from 'lucide-react';
import { useEffect, useState } from 'react';
import { usePhone } from './context';
import { fileType, size } from './format';
import { SheetFrame } from './sheet';

/** The last look at a picture or document before it goes, with a caption. */
export function FileSheet({ file, as, close }: { file: File; as: 'image' | 'document'; close: () => void }) {
  const { words, actions } = usePhone();
  const [caption, setCaption] = useState('');
  return (
    <SheetFrame title={as === 'image' ? words.photo : words.document} close={close}>
      <form
        className="wa-preview"
        onSubmit={event => {
          event.preventDefault();
          actions.onFile?.(file, as, caption.trim());
          close();
        }}
      >
        {as === 'image' ? <Preview file={file} /> : (
          <div className="wa-preview-file"><FileText aria-hidden size={64} strokeWidth={1} /><b><bdi>{file.name}</bdi></b><span>{size(file.size)} • {fileType(file.name, file.type)}</span></div>
        )}
        <div className="wa-preview-foot">
          <input className="wa-field" dir="auto" value={caption} onChange={event => setCaption(event.target.value)} placeholder={words.caption} aria-label={words.caption} maxLength={1024} />
          <button type="submit" className="wa-round" aria-label={words.send}><SendHorizontal aria-hidden size={20} className="flips" /></button>
        </div>
      </form>
    </SheetFrame>
  );
}

function Preview({ file }: { file: File }) {
  const [url] = useState(() => URL.createObjectURL(file));
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img src={url} alt="" />;
}
