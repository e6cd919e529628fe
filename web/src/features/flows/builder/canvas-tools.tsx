import { useReactFlow } from '@xyflow/react';
import { Maximize, Plus, ZoomIn, ZoomOut } from 'lucide-react';
import { Button } from '@/components/button';
import { IconButton } from '@/components/icon-button';
import { useTranslation } from '@/i18n';
import styles from './canvas.module.css';
import { useBuilder } from './context';

export function CanvasTools({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation();
  const view = useReactFlow();
  const { mayEdit } = useBuilder();
  return (
    <div className={styles.tools}>
      {mayEdit && <Button look="bare" className={styles.add} onClick={onAdd}><Plus size={14} aria-hidden /> {t('flows.addStep')}</Button>}
      <IconButton icon={ZoomOut} label={t('flows.zoomOut')} onClick={() => void view.zoomOut()} />
      <IconButton icon={ZoomIn} label={t('flows.zoomIn')} onClick={() => void view.zoomIn()} />
      <IconButton icon={Maximize} label={t('flows.fit')} onClick={() => void view.fitView({ maxZoom: 1, padding: 0.1 })} />
    </div>
  );
}
