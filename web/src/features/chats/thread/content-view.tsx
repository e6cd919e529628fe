import { Check, ClipboardList, Contact, ExternalLink, List, MapPin, Reply, ShoppingBag } from 'lucide-react';
import type { ReactNode } from 'react';
import { imageUrl } from '@/api/catalog';
import { mediaUrl } from '@/api/messaging';
import type { Content, Message } from '@/api/types';
import { WhatsAppText } from '@/components/whatsapp-text';
import { useTranslation } from '@/i18n';
import styles from './content.module.css';
import { ListOptions } from './list-options';
import { FileLink, Picture, SentFile } from './media-view';
import { Option } from './option';
import { TemplateView } from './template-view';

interface Props {
  content: Content;
  /** Reply ids the customer tapped in this conversation. */
  tapped: ReadonlySet<string>;
  /** Time and ticks: inside the bubble, above the options. */
  foot: ReactNode;
  /** Of a template: what it read when it was sent. */
  wording?: Message['wording'];
}

/** What we said, drawn as the customer sees it, with the choice he made marked. */
export function ContentView({ content, tapped, foot, wording }: Props) {
  const { t } = useTranslation();
  const text = (body: string) => <WhatsAppText text={body} className={styles.text} />;
  const caption = (words: string | null | undefined) => words && text(words);
  const header = (words: string | null | undefined) => words && <p dir="auto" className={styles.header}>{words}</p>;
  const footer = (words: string | null | undefined) => words && <p dir="auto" className={styles.footer}>{words}</p>;
  const only = (icon: ReactNode, label: string) => <ul className={styles.options}><Option icon={icon}>{label}</Option></ul>;

  switch (content.type) {
    case 'text':
      return <>{text(content.body)}{foot}</>;
    case 'image':
      return <><Picture src={imageUrl(content.image.imageId)} alt={content.caption ?? t('chats.kinds.image')} />{caption(content.caption)}{foot}</>;
    case 'media':
      return (
        <>
          <SentFile file={content} words={content.caption} />
          {caption(content.caption)}{foot}
        </>
      );
    case 'document':
      return <><FileLink src={mediaUrl(content.mediaId)} name={content.filename} />{caption(content.caption)}{foot}</>;
    case 'buttons':
      return (
        <>
          {content.picture && <Picture src={imageUrl(content.picture.imageId)} alt={content.header ?? t('chats.kinds.image')} />}
          {content.file && <SentFile file={content.file} words={content.body} />}
          {header(content.header)}
          {text(content.body)}
          {footer(content.footer)}
          {foot}
          <ul className={styles.options}>
            {content.buttons.map(({ id, title }) => (
              <Option key={id} tapped={tapped.has(id)} icon={tapped.has(id) ? <Check size={14} aria-label={t('chats.tapped')} /> : <Reply size={14} className="flips" aria-hidden />}>
                {title}
              </Option>
            ))}
          </ul>
        </>
      );
    case 'list':
      return (
        <>
          {header(content.header)}
          {text(content.body)}
          {footer(content.footer)}
          {foot}
          <ListOptions list={content} tapped={tapped} icon={<List size={14} aria-hidden />} />
        </>
      );
    case 'link':
      return (
        <>
          {content.picture && <Picture src={imageUrl(content.picture.imageId)} alt={content.header ?? t('chats.kinds.image')} />}
          {header(content.header)}{text(content.body)}{footer(content.footer)}{foot}{only(<ExternalLink size={14} aria-hidden />, content.label)}
        </>
      );
    case 'location':
      return <><p className={styles.tap}><MapPin size={14} aria-hidden /> <bdi>{content.name ?? t('chats.kinds.location')}</bdi></p>{content.address && <bdi className={styles.small}>{content.address}</bdi>}{foot}</>;
    case 'contacts':
      return <>{content.cards.map((card, index) => <p key={index} className={styles.tap}><Contact size={14} aria-hidden /> <bdi>{card.name}</bdi> <bdi dir="ltr" className={styles.small}>{card.phones.join(', ')}</bdi></p>)}{foot}</>;
    case 'reaction':
      return <><p>{content.emoji ? t('chats.reacted', { emoji: content.emoji }) : t('chats.reactionRemoved')}</p>{foot}</>;
    case 'form':
      return <>{header(content.header)}{text(content.body)}{footer(content.footer)}{foot}{only(<ClipboardList size={14} aria-label={t('chats.openForm', { form: content.formId })} />, content.label)}</>;
    case 'product':
      return <>{caption(content.body)}{footer(content.footer)}{foot}{only(<ShoppingBag size={14} aria-hidden />, content.retailerId)}</>;
    case 'products':
      return <>{header(content.header)}{text(content.body)}{footer(content.footer)}{foot}{only(<ShoppingBag size={14} aria-hidden />, t('chats.productsOf', { count: content.sections.reduce((sum, section) => sum + section.retailerIds.length, 0) }))}</>;
    case 'catalog':
      return <>{text(content.body)}{footer(content.footer)}{foot}{only(<ShoppingBag size={14} aria-hidden />, t('chats.viewCatalog'))}</>;
    case 'contact_request':
      return <>{text(content.body)}{foot}{only(<Contact size={14} aria-hidden />, t('chats.shareContact'))}</>;
    case 'location_request':
      return <>{text(content.body)}{foot}{only(<MapPin size={14} aria-hidden />, t('chats.sendLocation'))}</>;
    case 'template':
      return <TemplateView sent={content} wording={wording} tapped={tapped} foot={foot} />;
  }
}
