import { Fragment } from 'react';
import { parseWhatsAppText, type TextPart } from '@/lib/whatsapp-text';

function Part({ part }: { part: TextPart }) {
  switch (part.kind) {
    case 'text': return part.text;
    case 'code': return <code>{part.text}</code>;
    case 'link': return <a href={part.href} target="_blank" rel="noreferrer noopener">{part.text}</a>;
    case 'bold': return <strong><Parts parts={part.parts} /></strong>;
    case 'italic': return <em><Parts parts={part.parts} /></em>;
    case 'strike': return <s><Parts parts={part.parts} /></s>;
  }
}

const Parts = ({ parts }: { parts: TextPart[] }) => parts.map((part, index) => <Fragment key={index}><Part part={part} /></Fragment>);

/** A text with WhatsApp's marks, in the direction that its own words have. */
export function WhatsAppText({ text, className }: { text: string; className?: string | undefined }) {
  return <p dir="auto" className={className}><Parts parts={parseWhatsAppText(text)} /></p>;
}
