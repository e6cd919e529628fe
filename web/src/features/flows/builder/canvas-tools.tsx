import { useReactFlow } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { IconButton } from '@/components/icon-button';
import { useTranslation } from '@/i18n';
import styles from './canvas.module.css';

export function CanvasTools() {
  const { t } = useTranslation();
  const view = useReactFlow();
  return (
    <div className={styles.tools}>
      <IconButton icon={Minus} label={t('flows.zoomOut')} onClick={() => void view.zoomOut()} />
      <IconButton icon={Plus} label={t('flows.zoomIn')} onClick={() => void view.zoomIn()} />
      <IconButton icon={Maximize} label={t('flows.fit')} onClick={() => void view.fitView({ maxZoom: 1, padding: 0.1 })} />
    </div>
  );
}
