import { Fragment, type ReactNode } from 'react';

/** WhatsApp's own marks: *bold*, _italic_, ~strike~, ```mono```, `code`, lists and quotes by line, and addresses that can be opened. */
export function Markup({ text }: { text: string }) {
  return <>{blocks(text)}</>;
}

function blocks(text: string): ReactNode[] {
  return text.split('```').flatMap<ReactNode>((part, index, parts) =>
    index % 2 === 1 && index < parts.length - 1
      ? [<code key={index} className="wa-mono">{part.replace(/^\n|\n$/g, '')}</code>]
      : lines(index % 2 === 1 ? '```' + part : part, index));
}

const blockMark = /^(?:([*-])|>) (.+)$/;

function lines(text: string, block: number): ReactNode[] {
  const all = text.split('\n');
  return all.map((line, index) => {
    const key = `${block}.${index}`;
    const marked = blockMark.exec(line);
    if (marked) return <span key={key} className={marked[1] ? 'wa-bullet' : 'wa-quoteline'}>{inline(marked[2] ?? '')}</span>;
    // Bullets and quotes stand on lines of their own already.
    const before = all[index - 1];
    return <Fragment key={key}>{before !== undefined && !blockMark.test(before) && '\n'}{inline(line)}</Fragment>;
  });
}

// A mark counts only at a word's edge: 2*3*4 and snake_case_name stay as they are.
const marks = /(?<![\p{L}\p{N}`])([*_~`])(?=[^\s`])(.+?)(?<=[^\s`])\1(?![\p{L}\p{N}`])|(https?:\/\/[^\s<>]+[^\s<>.,;:!?)'"])/gu;

function inline(text: string): ReactNode[] {
  const nodes: ReactNode[] = [];
  let done = 0;
  for (const match of text.matchAll(marks)) {
    if (match.index > done) nodes.push(text.slice(done, match.index));
    nodes.push(marked(match, match.index));
    done = match.index + match[0].length;
  }
  if (done < text.length) nodes.push(text.slice(done));
  return nodes;
}

function marked([whole, mark, inner, link]: RegExpExecArray | RegExpMatchArray, key: number): ReactNode {
  if (link) return <a key={key} href={link} target="_blank" rel="noreferrer noopener">{link}</a>;
  switch (mark) {
    case '*': return <strong key={key}>{inline(inner ?? '')}</strong>;
    case '_': return <em key={key}>{inline(inner ?? '')}</em>;
    case '~': return <s key={key}>{inline(inner ?? '')}</s>;
    case '`': return <code key={key} className="wa-code">{inner}</code>;
    default: return whole;
  }
}

/** One line without marks, for quotes. */
export const plain = (text: string) =>
  text.replaceAll('```', '').replace(marks, (whole, _mark, inner: string | undefined) => inner ?? whole).replace(/\s+/g, ' ');
