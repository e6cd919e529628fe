import { ensureSyntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';

export interface StepRange {
  id: string;
  from: number;
  to: number;
}

/** How long the parser may take before what it has must do. */
const patience = 200;

const slice = (state: EditorState, { from, to }: { from: number; to: number }) => state.doc.sliceString(from, to);

function stringOf(state: EditorState, node: SyntaxNode | null): string | null {
  if (!node) return null;
  try {
    const value: unknown = JSON.parse(slice(state, node));
    return typeof value === 'string' ? value : null;
  } catch {
    // Half typed.
    return null;
  }
}

const nameOf = (state: EditorState, property: SyntaxNode) => stringOf(state, property.getChild('PropertyName'));
const valueOf = (property: SyntaxNode) => property.lastChild;
const property = (state: EditorState, object: SyntaxNode, name: string) => object.getChildren('Property').find(one => nameOf(state, one) === name);

/** Where in the text each step stands; also while something in it is half typed. */
export function stepRanges(state: EditorState): StepRange[] {
  const root = ensureSyntaxTree(state, state.doc.length, patience)?.topNode.getChild('Object');
  const steps = root && property(state, root, 'steps');
  const list = steps && valueOf(steps);
  if (!list) return [];
  return list.getChildren('Object').flatMap(object => {
    const id = property(state, object, 'id');
    const name = id && stringOf(state, valueOf(id));
    return name ? [{ id: name, from: object.from, to: object.to }] : [];
  });
}

/** The names that lead from the flow to a place: `['steps', '', 'exits', 'next']`; an element of a list has no name. */
export function pathAt(state: EditorState, position: number): { path: string[]; step: SyntaxNode | null; inName: boolean } {
  const tree = ensureSyntaxTree(state, state.doc.length, patience);
  const path: string[] = [];
  let step: SyntaxNode | null = null;
  const start = tree?.resolveInner(position, -1) ?? null;
  for (let node = start; node; node = node.parent) {
    if (node.name === 'Property') path.unshift(nameOf(state, node) ?? '');
    else if (node.parent?.name === 'Array') path.unshift('');
    if (node.name === 'Object' && node.parent?.name === 'Array' && node.parent.parent && nameOf(state, node.parent.parent) === 'steps') step = node;
  }
  return { path, step, inName: start?.name === 'PropertyName' || start?.name === 'Object' || start?.parent?.name === 'PropertyName' };
}

export const typeOf = (state: EditorState, step: SyntaxNode | null) => {
  const type = step && property(state, step, 'type');
  return type ? stringOf(state, valueOf(type)) : null;
};
