import { withText, type LocalText } from '../model/flow';
import type { Sentence } from '../model/sentences';

// A spreadsheet runs a cell that begins like a formula: an apostrophe before it makes it text. Where one stands there already it gets a second, so that every cell comes back as it went.
const likeFormula = /^'*[=+\-@\t\r]/;
const guarded = (text: string) => (likeFormula.test(text) ? `'${text}` : text);
const plain = (cell: string) => (cell.startsWith("'") && likeFormula.test(cell) ? cell.slice(1) : cell);

const quoted = (text: string) => (/[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
const escape = (text: string) => quoted(guarded(text));

/** The file's text; null where it is not UTF-8: to take it for that would lose every accent and every other script in it. */
export function decode(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The table for a spreadsheet: step, place, and a column for each language. The mark at its beginning tells Excel that it is UTF-8. */
export function toCsv(sentences: readonly Sentence[], languages: readonly string[]): string {
  const rows = sentences.map(({ step, path, value }) =>
    [step ?? '', path, ...languages.map(language => (typeof value === 'string' ? value : value[language] ?? ''))]);
  return `\ufeff${[['step', 'field', ...languages], ...rows].map(row => row.map(escape).join(',')).join('\r\n')}\r\n`;
}

/** Cells of a CSV: quotes, doubled quotes, line ends in a cell; comma or semicolon, as the spreadsheet's country has it. */
export function cellsOf(text: string): string[][] {
  // Some spreadsheets end lines within a cell as they end rows; the wording never does.
  const source = text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n');
  const comma = source.split(/\r?\n/, 1)[0]?.includes(';') && !source.split(/\r?\n/, 1)[0]?.includes(',') ? ';' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let inQuotes = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.some(Boolean)) rows.push(row);
    row = [];
  };
  for (let i = 0; i < source.length; i++) {
    const character = source[i] as string;
    if (inQuotes) {
      if (character !== '"') cell += character;
      else if (source[i + 1] === '"') {
        cell += '"';
        i++;
      } else inQuotes = false;
    } else if (character === '"' && cell === '') inQuotes = true;
    else if (character === comma) endCell();
    else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
  }
  endRow();
  return rows;
}

export interface SentenceChange {
  sentence: Sentence;
  value: LocalText;
}

/** What a CSV changes of the sentences that there are; null where it is no such table. Rows of steps that are gone are left out. */
export function readCsv(text: string, sentences: readonly Sentence[], languages: readonly string[]): SentenceChange[] | null {
  const [head = [], ...rows] = cellsOf(text);
  const columns = head.map(name => name.trim());
  if (columns[0] !== 'step' || columns[1] !== 'field') return null;
  const known = new Map(sentences.map(sentence => [`${sentence.step ?? ''}|${sentence.path}`, sentence]));
  return rows.flatMap((row): SentenceChange[] => {
    const sentence = known.get(`${plain(row[0] ?? '')}|${plain(row[1] ?? '')}`);
    if (!sentence) return [];
    const value = languages.reduce<LocalText>((so, language) => {
      const cell = row[columns.indexOf(language)];
      const words = cell === undefined ? undefined : plain(cell);
      const now = typeof so === 'string' ? so : so[language] ?? '';
      return words === undefined || words === now ? so : withText(so, language, words, languages);
    }, sentence.value);
    return value === sentence.value ? [] : [{ sentence, value }];
  });
}
