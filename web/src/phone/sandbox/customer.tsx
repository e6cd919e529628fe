import { useMemo } from 'react';
import { Phone } from '../phone';
import type { PhoneActions } from '../model';
import type { PhoneLanguage } from '../words';
import { onPhone, sandbox as api, type Customer as Person } from './api';
import { Misbehave } from './misbehave';
import { StatusBar } from './status-bar';
import type { Sandbox } from './use-sandbox';

/** The language of a phone goes by the country in the BSUID. */
const languages: Record<string, PhoneLanguage> = { BR: 'pt', PT: 'pt', SA: 'ar', AE: 'ar', EG: 'ar', QA: 'ar' };

interface CustomerProps {
  customer: Person;
  business: string;
  sandbox: Sandbox;
  current: boolean;
}

export function Customer({ customer, business, sandbox, current }: CustomerProps) {
  const { id } = customer;
  const { run } = sandbox;
  const messages = useMemo(() => onPhone(customer, sandbox.chats[id] ?? []), [customer, sandbox.chats, id]);
  const actions = useMemo<PhoneActions>(() => ({
    onText: (text, replyTo) => run(api.text(id, text, replyTo)),
    onTap: (messageId, option) => run(api.tap(id, messageId, option.id)),
    onFile: (file, as, caption) => run(api.media(id, file, as, file.name, caption)),
    onVoice: voice => run(api.media(id, voice, 'voice', 'voice.ogg')),
    onLocation: (place, replyTo) => run(api.location(id, place, replyTo)),
    onShareContact: replyTo => run(api.contact(id, replyTo)),
    onReact: (messageId, emoji) => run(api.react(id, messageId, emoji)),
  }), [id, run]);

  return (
    <section className="sb-customer" data-current={current} data-customer={id}>
      <header className="sb-who">
        <div>
          <h2><bdi>{customer.name}</bdi></h2>
          <p>{customer.showsNumber ? <bdi>+{customer.phone}</bdi> : <><bdi>@{customer.username}</bdi>, number hidden</>}</p>
        </div>
        <Misbehave customer={customer} run={run} />
      </header>
      <div className="sb-frame">
        <StatusBar offline={customer.offline} />
        <Phone
          business={business} me={{ name: customer.name, phone: `+${customer.phone}` }} language={languages[customer.userId.slice(0, 2)] ?? 'en'}
          messages={messages} actions={actions} typing={sandbox.typing[id] === true && !customer.offline}
        />
      </div>
    </section>
  );
}
