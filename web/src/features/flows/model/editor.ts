import { findStep, type Flow } from './flow';

/** The whole state of an editor. Undo goes through flows, not through commands: they share what has not changed. */
export interface Editor {
  readonly flow: Flow;
  readonly selected: ReadonlySet<string>;
  /** The exit of the one selected step that a new step would be added after. */
  readonly port: string | null;
  readonly past: readonly Flow[];
  readonly future: readonly Flow[];
  /** What the last edit was, where the next of the same kind belongs to it: a word that is typed is one thing to undo. */
  readonly merging: string | null;
}

export type Action =
  | { do: 'edit'; flow: Flow; select?: readonly string[]; merge?: string }
  | { do: 'select'; ids: readonly string[]; port?: string | null }
  | { do: 'load'; flow: Flow }
  | { do: 'undo' }
  | { do: 'redo' };

const longest = 200;

export const open = (flow: Flow): Editor => ({ flow, selected: new Set(), port: null, past: [], future: [], merging: null });

const present = (flow: Flow, ids: Iterable<string>) => new Set([...ids].filter(id => findStep(flow, id)));

const sameSet = (one: ReadonlySet<string>, other: ReadonlySet<string>) => one.size === other.size && [...one].every(id => other.has(id));

/** For who may not change a flow: he chooses, and nothing else happens. */
export const look = (editor: Editor, action: Action): Editor => (action.do === 'select' ? reduce(editor, action) : editor);

export function reduce(editor: Editor, action: Action): Editor {
  switch (action.do) {
    case 'load':
      return { ...open(action.flow), selected: present(action.flow, editor.selected) };
    case 'select': {
      const selected = present(editor.flow, action.ids);
      const port = action.port ?? null;
      return sameSet(selected, editor.selected) && port === editor.port ? editor : { ...editor, selected, port, merging: null };
    }
    case 'edit': {
      if (action.flow === editor.flow) return editor;
      const merges = action.merge !== undefined && action.merge === editor.merging;
      return {
        flow: action.flow,
        selected: present(action.flow, action.select ?? editor.selected),
        port: action.select ? null : editor.port,
        past: merges ? editor.past : [...editor.past, editor.flow].slice(-longest),
        future: [],
        merging: action.merge ?? null,
      };
    }
    case 'undo': {
      const flow = editor.past.at(-1);
      if (!flow) return editor;
      return { ...editor, flow, past: editor.past.slice(0, -1), future: [editor.flow, ...editor.future], selected: present(flow, editor.selected), port: null, merging: null };
    }
    case 'redo': {
      const [flow, ...future] = editor.future;
      if (!flow) return editor;
      return { ...editor, flow, past: [...editor.past, editor.flow], future, selected: present(flow, editor.selected), port: null, merging: null };
    }
  }
}
