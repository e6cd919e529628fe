import type { Sheet } from './context';
import { ContactSheet } from './contact-sheet';
import { FileSheet } from './file-sheet';
import { ListSheet } from './list-sheet';
import type { PhoneMessage } from './model';
import { PlaceSheet } from './place-sheet';

export function Sheets({ sheet, messages, close }: { sheet: Sheet; messages: PhoneMessage[]; close: () => void }) {
  switch (sheet.kind) {
    case 'list': {
      const content = messages.find(message => message.id === sheet.messageId)?.content;
      return content?.kind === 'question' && content.ask.kind === 'list' ? <ListSheet messageId={sheet.messageId} list={content.ask} close={close} /> : null;
    }
    case 'place': return <PlaceSheet replyTo={sheet.replyTo} close={close} />;
    case 'contact': return <ContactSheet replyTo={sheet.replyTo} close={close} />;
    case 'file': return <FileSheet file={sheet.file} as={sheet.as} close={close} />;
  }
}
