// The legacy build is the one that the console's oldest browsers can run (docs/adr/0009).
import { getDocument, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PdfJsWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker';
import { useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { useTranslation } from '@/i18n';
import styles from './cv.module.css';
import { PdfPage } from './pdf-page';

/** Drawn at once; the rest when it is asked for. */
const atFirst = 5;

/** Opens the document in a worker of its own, and closes both again. */
function useDocument(file: Blob) {
  const [opened, setOpened] = useState<PDFDocumentProxy>();
  const [failure, setFailure] = useState<'locked' | 'unreadable'>();
  useEffect(() => {
    let left = false;
    const port = new PdfJsWorker();
    const worker = PDFWorker.create({ port });
    const open = async () => {
      const data = new Uint8Array(await file.arrayBuffer());
      // No WebAssembly: the content security policy has no room for it. A picture of more pixels than a page of print needs is left out.
      const loading = getDocument({ data, worker, useWasm: false, maxImageSize: 60_000_000, verbosity: 0 });
      loading.onPassword = () => {
        setFailure('locked');
        void loading.destroy();
      };
      const document = await loading.promise;
      if (left) await loading.destroy();
      else setOpened(document);
    };
    open().catch(() => !left && setFailure(known => known ?? 'unreadable'));
    return () => {
      left = true;
      worker.destroy();
      port.terminate();
    };
  }, [file]);
  return { opened, failure };
}

/** A PDF page by page, drawn by pdf.js: no script, form or link of it does anything. */
export default function PdfView({ file, name }: { file: Blob; name: string }) {
  const { t } = useTranslation();
  const { opened, failure } = useDocument(file);
  const [all, setAll] = useState(false);
  if (failure) return <p className={styles.unreadable}>{t(failure === 'locked' ? 'applications.cvLocked' : 'applications.cvUnreadable')}</p>;
  if (!opened) return <div className={styles.paper} aria-busy />;
  const pages = Array.from({ length: all ? opened.numPages : Math.min(atFirst, opened.numPages) }, (_, index) => index + 1);
  return (
    <div className={styles.pages} role="group" aria-label={name}>
      {pages.map(number => <PdfPage key={number} document={opened} number={number} label={t('applications.cvPage', { page: number, pages: opened.numPages })} />)}
      {pages.length < opened.numPages && <div><Button onClick={() => setAll(true)}>{t('applications.cvAllPages', { count: opened.numPages })}</Button></div>}
    </div>
  );
}
