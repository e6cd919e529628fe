import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { lintGutter, linter, type Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '@/i18n';
import { useMayChange } from '@/lib/use-may-change';
import { cspNonce } from '@/lib/csp-nonce';
import { onlySelected, useBuilder } from '../builder/context';
import { problemWords } from '../builder/problem-words';
import { print, type Flow } from '../model/flow';
import { completionFor } from './completion';
import styles from './json-panel.module.css';
import { difference, parseFlow, type Parsed } from './parse';
import { stepRanges } from './places';
import { theme } from './theme';

/** A change that came from the cards, not from the keyboard. */
const fromCards = Annotation.define<boolean>();

/** The flow as JSON, live both ways: what is typed and whole becomes the cards at once; what is half typed leaves them as they are. */
export default function JsonPanel() {
  const { t } = useTranslation();
  const builder = useBuilder();
  const { id, editor, catalogue, problems } = builder;
  const host = useRef<HTMLDivElement>(null);
  const mayEdit = useMayChange('flows');
  const view = useRef<EditorView>(null);
  const newest = useRef(builder);
  const applied = useRef<Flow>(editor.flow);
  const [parsed, setParsed] = useState<Parsed>({ flow: editor.flow });
  const selected = onlySelected(editor);
  const told = useRef<string | undefined>(undefined);

  useEffect(() => {
    newest.current = builder;
  });

  useEffect(() => {
    if (!host.current) return;
    const diagnose = ({ state }: EditorView): Diagnostic[] => {
      const text = state.doc.toString();
      const read = parseFlow(text, id);
      if ('broken' in read) return [{ from: read.broken.at, to: Math.min(read.broken.at + 1, text.length), severity: 'error', message: read.broken.message }];
      const ranges = new Map(stepRanges(state).map(range => [range.id, range]));
      return newest.current.problems.flatMap((problem): Diagnostic[] => {
        const range = problem.stepId ? ranges.get(problem.stepId) : undefined;
        if (!range) return [];
        const named = text.slice(range.from, range.to).indexOf(`"${problem.subject.split('.')[0]}"`);
        const from = range.from + Math.max(named, 0);
        return [{ from, to: state.doc.lineAt(from).to, severity: problem.blocks ? 'error' : 'warning', message: problemWords(t, problem) }];
      });
    };
    const nonce = cspNonce();
    const created = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: print(applied.current),
        extensions: [
          ...(nonce ? [EditorView.cspNonce.of(nonce)] : []),
          lineNumbers(), foldGutter(), codeFolding(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(), highlightActiveLine(), highlightSelectionMatches(),
          json(), autocompletion({ override: [completionFor(catalogue)] }), linter(diagnose, { delay: 300, needsRefresh: () => true }), lintGutter(), theme,
          EditorState.readOnly.of(!mayEdit),
          EditorView.contentAttributes.of({ 'aria-label': t('flows.json'), dir: 'ltr' }),
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...defaultKeymap, indentWithTab]),
          EditorView.updateListener.of(update => {
            const { dispatch } = newest.current;
            if (update.docChanged && !update.transactions.some(transaction => transaction.annotation(fromCards))) {
              const read = parseFlow(update.state.doc.toString(), id);
              setParsed(read);
              if ('flow' in read) {
                applied.current = read.flow;
                dispatch({ do: 'edit', flow: read.flow, merge: 'json' });
              }
            }
            if (update.selectionSet && update.view.hasFocus) {
              const { head } = update.state.selection.main;
              const step = stepRanges(update.state).find(range => range.from <= head && head <= range.to);
              if (step && step.id !== told.current) {
                told.current = step.id;
                dispatch({ do: 'select', ids: [step.id] });
              }
            }
          }),
        ],
      }),
    });
    view.current = created;
    told.current = undefined;
    return () => created.destroy();
    // The view lives as long as the panel: what changes later reaches it through `newest`.
  }, [id, catalogue, t, mayEdit]);

  useEffect(() => {
    const current = view.current;
    if (!current || editor.flow === applied.current) return;
    applied.current = editor.flow;
    const change = difference(current.state.doc.toString(), print(editor.flow));
    if (change) current.dispatch({ changes: change, annotations: fromCards.of(true) });
    setParsed({ flow: editor.flow });
  }, [editor.flow]);

  useEffect(() => {
    const current = view.current;
    if (!current || !selected || selected === told.current) return;
    told.current = selected;
    const range = stepRanges(current.state).find(one => one.id === selected);
    if (range) current.dispatch({ selection: { anchor: range.from }, effects: EditorView.scrollIntoView(range.from, { y: 'start', yMargin: 24 }) });
  }, [selected]);

  // Newly found problems are marked at their lines though nothing was typed.
  useEffect(() => {
    view.current?.dispatch({});
  }, [problems]);

  const state = 'flow' in parsed ? null : 'broken' in parsed ? t('flows.jsonBroken') : t(`flows.unreadable.${parsed.unreadable.reason}`, { step: parsed.unreadable.step });
  return (
    <section className={styles.panel} aria-label={t('flows.json')}>
      <div ref={host} className={styles.editor} dir="ltr" />
      <p className={styles.state} role="status" data-broken={state !== null}>{state ?? t('flows.jsonLive')}</p>
    </section>
  );
}
