import { BriefcaseBusiness, CircleHelp, MessageSquareText, ShoppingBag, Split, UserRound, type LucideIcon } from 'lucide-react';
import type { TFunction } from 'i18next';
import type { StepKind } from '@/api/types';
import styles from './kinds.module.css';

/** Looks of the kinds of steps, in the palette's order. */
export const kinds: Record<StepKind, { icon: LucideIcon; look: string | undefined }> = {
  Say: { icon: MessageSquareText, look: styles.say },
  Ask: { icon: CircleHelp, look: styles.ask },
  Shop: { icon: ShoppingBag, look: styles.shop },
  Hire: { icon: BriefcaseBusiness, look: styles.hire },
  Decide: { icon: Split, look: styles.decide },
  People: { icon: UserRound, look: styles.people },
};

const humanized = (name: string) => {
  const words = name.replace(/_/g, ' ');
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
};

/** The name of something that the engine names: in the console's words where it has some, so that what is new needs no change here. */
export const wordsFor = (t: TFunction, group: 'types' | 'exits' | 'fields' | 'texts' | 'choices', name: string): string =>
  // What ends in _other is a plural to i18next.
  t(`steps.${group}.${name.replace(/_other$/, 'Other')}` as 'flows.title', { defaultValue: humanized(name) });
