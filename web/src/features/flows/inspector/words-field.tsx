import { useId, useState } from 'react';
import field from '@/components/field.module.css';
import { classes } from '@/lib/classes';
import type { Json, JsonObject } from '../model/flow';
import { withWords, wordsIn, wordsOf } from '../model/words';
import styles from './inspector.module.css';

interface Props {
  label: string;
  hint: string;
  /** By language. */
  words: Json | undefined;
  language: string;
  onChange: (words: JsonObject) => void;
}

const inOneRow = 36;
const mostRows = 5;
const rowsOf = (text: string) => text.split('\n').reduce((rows, line) => rows + Math.ceil((line.length + 1) / inOneRow), 0);

/** What customers may type, in one language. What is typed here stays as it is typed; the words in it are what counts. */
export function WordsField({ label, hint, words, language, onChange }: Props) {
  const id = useId();
  const now = wordsOf(words, language).join(', ');
  const [typed, setTyped] = useState(now);
  // Changed from elsewhere (undo, the JSON of the flow): shown as it is now.
  const shown = wordsIn(typed).join(', ') === now ? typed : now;
  return (
    <div className={field.field}>
      <label htmlFor={id} className={field.label}>{label}</label>
      <textarea
        id={id} rows={Math.min(mostRows, rowsOf(shown))} dir="auto" lang={language} value={shown} aria-describedby={`${id}-hint`}
        className={classes(field.input, styles.words)}
        onChange={event => {
          setTyped(event.target.value);
          onChange(withWords(words, language, wordsIn(event.target.value)));
        }}
      />
      <p id={`${id}-hint`} className={field.hint}>{hint}</p>
    </div>
  );
}
