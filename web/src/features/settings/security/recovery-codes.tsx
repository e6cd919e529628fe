import { Download } from 'lucide-react';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { ShownOnce } from '@/components/shown-once';
import { useTranslation } from '@/i18n';

interface Props {
  email: string;
  codes: readonly string[];
  onKept: () => void;
}

function save(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** What signs in when the phone is lost. */
export function RecoveryCodes({ email, codes, onKept }: Props) {
  const { t } = useTranslation();
  const download = () => save('bridge-recovery-codes.txt', [t('security.factor.fileTitle', { email }), '', ...codes, ''].join('\n'));
  return (
    <Dialog
      open onClose={onKept} title={t('security.factor.codesTitle')} lead={t('security.factor.codesLead')}
      foot={
        <>
          <Button onClick={download}><Download size={14} aria-hidden /> {t('security.factor.download')}</Button>
          <Button look="primary" onClick={onKept}>{t('security.factor.kept')}</Button>
        </>
      }
    >
      <ShownOnce label={t('security.factor.codesTitle')} lines={codes} />
    </Dialog>
  );
}
