import { Menu } from '@base-ui/react/menu';
import { Bot, LayoutTemplate, MapPin, Package, Phone, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { Conversation, OutgoingMessage } from '@/api/types';
import buttons from '@/components/button.module.css';
import floating from '@/components/floating.module.css';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';

// Each is fetched when it is opened.
const SendTemplate = lazy(async () => ({ default: (await import('@/components/send-template')).SendTemplate }));
const SendProduct = lazy(async () => ({ default: (await import('../send/send-product')).SendProduct }));
const AskFor = lazy(async () => ({ default: (await import('../send/ask-for')).AskFor }));
const LetBotBegin = lazy(async () => ({ default: (await import('../send/let-bot-begin')).LetBotBegin }));

type Opened = 'product' | 'address' | 'phone' | 'flow' | 'template';

const icons = { product: Package, address: MapPin, phone: Phone, flow: Bot, template: LayoutTemplate };

interface Props {
  conversation: Conversation;
  disabled: boolean;
  send: (message: OutgoingMessage) => void;
}

/** What else a person can send: a product, a question, a template, or the bot to a place in a flow. */
export function MoreMenu({ conversation, disabled, send }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<Opened | null>(null);
  const offered: readonly Opened[] = ['product', 'address', ...(conversation.contact.phone ? [] : ['phone'] as const), 'flow', 'template'];
  const shared = { conversation, send, onClose: () => setOpened(null) };
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className={classes(buttons.button, buttons.bare, buttons.icon)} aria-label={t('chats.more.menu')} data-tip={t('chats.more.menu')} disabled={disabled}><Plus size={16} aria-hidden /></Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner side="top" align="start" sideOffset={4} className={floating.positioner}>
            <Menu.Popup className={floating.menu}>
              {offered.map(name => {
                const Icon = icons[name];
                return <Menu.Item key={name} className={floating.item} onClick={() => setOpened(name)}><Icon size={14} aria-hidden /> {t(`chats.more.items.${name}`)}</Menu.Item>;
              })}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <Suspense>
        {opened === 'product' && <SendProduct {...shared} />}
        {(opened === 'address' || opened === 'phone') && <AskFor {...shared} what={opened === 'address' ? 'Location' : 'Phone'} />}
        {opened === 'flow' && <LetBotBegin conversation={conversation} onClose={shared.onClose} />}
        {opened === 'template' && <SendTemplate {...shared} />}
      </Suspense>
    </>
  );
}
