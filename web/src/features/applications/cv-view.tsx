import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { cvQuery } from '@/api/applications';
import { ErrorState } from '@/components/error-state';
import styles from './cv.module.css';

// Four times as large as the rest of the console: fetched when a CV is looked at.
const PdfView = lazy(() => import('./pdf-view'));
const PictureView = lazy(() => import('./picture-view'));

interface Props {
  id: string;
  kind: 'document' | 'picture';
  name: string;
}

/** The CV beside the answers. What a stranger sent is drawn on a canvas, never handed to the browser as a page or a picture of this origin. */
export function CvView({ id, kind, name }: Props) {
  const { data: file, error, refetch } = useQuery(cvQuery(id));
  const View = kind === 'document' ? PdfView : PictureView;
  const waiting = <div className={styles.paper} aria-busy />;
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!file) return waiting;
  return <Suspense fallback={waiting}><View file={file} name={name} /></Suspense>;
}
