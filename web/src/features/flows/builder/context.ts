import { createContext, useContext, type Dispatch } from 'react';
import type { StepTypes } from '@/api/types';
import type { Action, Editor } from '../model/editor';
import type { FoundProblem } from './found-problem';

/** What every part of an open builder shares. */
export interface Builder {
  id: string;
  editor: Editor;
  dispatch: Dispatch<Action>;
  catalogue: StepTypes;
  /** He may change it; else he looks at it, and nothing can be typed or moved. */
  mayEdit: boolean;
  problems: readonly FoundProblem[];
  /** The language that texts are shown and written in. */
  language: string;
  setLanguage: (language: string) => void;
  /** Selects a step and brings it into view. */
  show: (stepId: string) => void;
  /** Plays the draft in the preview from this step on. */
  playFrom: (stepId: string) => void;
}

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error('A part of the builder is drawn outside of it');
  return builder;
}

/** The one step that is selected, if it is one. */
export const onlySelected = ({ selected }: Editor) => (selected.size === 1 ? [...selected][0] : undefined);
