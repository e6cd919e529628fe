import { TextLayer, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef } from 'react';
import styles from './cv.module.css';

/** Sharp enough to be read on a screen of twice the density too. */
const drawnWidth = 1_600;

interface Props {
  document: PDFDocumentProxy;
  number: number;
  label: string;
}

/** One page on a canvas, with its text over it: to be selected, found and read out. */
export function PdfPage({ document, number, label }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let left = false;
    let stop = () => {};
    const draw = async () => {
      const page = await document.getPage(number);
      if (left || !canvas.current || !text.current) return;
      const natural = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: drawnWidth / natural.width });
      canvas.current.width = viewport.width;
      canvas.current.height = viewport.height;
      const drawing = page.render({ canvas: canvas.current, viewport });
      // The layer measures itself in points of the page; how large one is follows the room there is.
      const over = text.current;
      over.replaceChildren();
      const observer = new ResizeObserver(([entry]) => entry && over.style.setProperty('--total-scale-factor', String(entry.contentRect.width / natural.width)));
      observer.observe(canvas.current);
      const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: over, viewport: natural });
      stop = () => {
        drawing.cancel();
        layer.cancel();
        observer.disconnect();
      };
      await Promise.all([drawing.promise, layer.render()]);
    };
    // Cancelled as the page goes, or a page that cannot be drawn: it stays white, the others are shown.
    draw().catch(() => {});
    return () => {
      left = true;
      stop();
    };
  }, [document, number]);
  return (
    <section className={styles.page} aria-label={label}>
      <canvas ref={canvas} aria-hidden />
      <div ref={text} className={styles.text} dir="ltr" />
    </section>
  );
}
