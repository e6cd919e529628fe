import { useQuery } from '@tanstack/react-query';
import { Check, Copy, ExternalLink, LayoutTemplate, MapPin, Phone, Reply } from 'lucide-react';
import type { ReactNode } from 'react';
import { templatesQuery } from '@/api/templates';
import type { Content, Message } from '@/api/types';
import { WhatsAppText } from '@/components/whatsapp-text';
import { useTranslation } from '@/i18n';
import { fromComponents, type ButtonType } from '@/lib/template-draft';
import { saidBy } from '@/lib/template-said';
import styles from './content.module.css';
import { SentFile } from './media-view';
import { Option } from './option';

export type SentTemplate = Omit<Extract<Content, { type: 'template' }>, 'type'>;

interface Props {
  sent: SentTemplate;
  /** As it stood when it was sent; without it, as it stands today. */
  wording?: Message['wording'];
  tapped: ReadonlySet<string>;
  foot: ReactNode;
}

const icons = { quickReply: Reply, url: ExternalLink, phoneNumber: Phone, copyCode: Copy } as const satisfies Record<ButtonType, unknown>;

/**
 * The sentences that the customer has read, under the name by which we know them. Where nobody knows any more how it read then, a template that is gone, or
 * no longer has the variables it was sent with, is told by name and variables alone.
 */
export function TemplateView({ sent, wording, tapped, foot }: Props) {
  const { t } = useTranslation();
  const { data: templates } = useQuery({ ...templatesQuery, enabled: wording == null });
  const components = wording ?? templates?.find(({ name, language }) => name === sent.name && language === sent.language)?.components;
  const said = components !== undefined && saidBy(fromComponents(components), sent);
  const place = sent.headerLocation;
  return (
    <>
      <p className={styles.caption}><LayoutTemplate size={12} aria-hidden /> <bdi>{t('chats.template', { name: sent.name, language: sent.language })}</bdi></p>
      {sent.headerMediaId && sent.headerKind && <SentFile file={{ mediaId: sent.headerMediaId, kind: sent.headerKind, filename: sent.headerFilename ?? null }} words={said ? said.body : undefined} />}
      {place && <p className={styles.tap}><MapPin size={14} aria-hidden /> <bdi>{place.name ?? t('chats.kinds.location')}</bdi></p>}
      {said
        ? (
            <>
              {said.header && <p dir="auto" className={styles.header}>{said.header}</p>}
              <WhatsAppText text={said.body} className={styles.text} />
              {said.footer && <p dir="auto" className={styles.footer}>{said.footer}</p>}
            </>
          )
        : sent.bodyParameters.map((parameter, index) => <bdi key={index} className={styles.small}>{parameter}</bdi>)}
      {foot}
      {said && said.buttons.length > 0 && (
        <ul className={styles.options}>
          {said.buttons.map(({ type, text, payload }, index) => {
            const Icon = icons[type];
            const chosen = type === 'quickReply' && tapped.has(payload);
            return (
              <Option key={index} tapped={chosen} icon={chosen ? <Check size={14} aria-label={t('chats.tapped')} /> : <Icon size={14} className={type === 'quickReply' ? 'flips' : undefined} aria-hidden />}>
                {type === 'copyCode' ? t('chats.copyCode') : text}
              </Option>
            );
          })}
        </ul>
      )}
    </>
  );
}
