import { Handle, Position, useUpdateNodeInternals, type Node, type NodeHandle, type NodeProps } from '@xyflow/react';
import { CirclePlay, TriangleAlert } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import type { StepCounted, StepType } from '@/api/types';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { optionsOf, textIn, type Step } from '../model/flow';
import { portsOf, type Port } from '../model/graph';
import { CardCounts } from './card-counts';
import { kinds, wordsFor } from './kinds';
import styles from './step-card.module.css';

export interface CardData extends Record<string, unknown> {
  step: Step;
  type: StepType | undefined;
  language: string;
  /** How it is entered from outside: the flow's beginning, and named ways in. */
  entries: readonly string[];
  problems: number;
  blocks: boolean;
  /** The preview stands here. */
  playing: boolean;
  port: string | null;
  /** What customers did here; undefined while it is not wanted. */
  count: StepCounted | undefined;
}

export type CardNode = Node<CardData, 'step'>;

export const cardWidth = 248;

const [headerHeight, entriesHeight, textHeight, portHeight, handleSize] = [44, 24, 46, 27, 11];

/** What is neither used nor likely shows while the card is selected. */
const shownPorts = (all: readonly Port[], selected: boolean) =>
  all.filter((port, index) => selected || port.kind === 'option' || port.target || (index === 0 && all.every(one => !one.target)));

const above = (step: Step, entered: boolean) => headerHeight + (entered ? entriesHeight : 0) + (step.text === undefined ? 0 : textHeight);

/** Roughly how high a card will be: for the layout, before it is drawn. */
export function cardHeight(step: Step, type: StepType | undefined): number {
  const rows = portsOf(step, type).filter(port => port.kind === 'option' || port.target).length;
  return above(step, false) + Math.max(rows, 1) * portHeight + 12;
}

/** Roughly where its connections begin and end: a card out of sight is not drawn only to be measured. */
export function cardHandles(step: Step, type: StepType | undefined, entered: boolean): NodeHandle[] {
  const size = { width: handleSize, height: handleSize };
  const top = above(step, entered) + (portHeight - handleSize) / 2;
  return [
    { type: 'target', position: Position.Left, x: -handleSize / 2, y: 21 - handleSize / 2, ...size },
    ...shownPorts(portsOf(step, type), false).map((port, index): NodeHandle => ({ id: port.exit, type: 'source', position: Position.Right, x: cardWidth - handleSize / 2, y: top + index * portHeight, ...size })),
  ];
}

function PortRow({ port, words, chosen, taken }: { port: Port; words: string; chosen: boolean; taken: number | undefined }) {
  return (
    <div className={classes(styles.port, port.kind === 'exit' && styles.exit, chosen && styles.chosen)}>
      <span className={styles.portWords} dir="auto">{words}</span>
      {taken !== undefined && <span className={classes(styles.taken, 'numeric')}>{taken}</span>}
      <Handle type="source" position={Position.Right} id={port.exit} className={classes(styles.handle, port.target && styles.used)} isConnectableEnd={false} />
    </div>
  );
}

/** A step as a card: kind and name, two lines of what it says, and its ways out, each with a port of its own. */
export const StepCard = memo(function StepCard({ id, data, selected }: NodeProps<CardNode>) {
  const { t } = useTranslation();
  const { step, type, language, entries, problems, blocks, playing, port: chosen, count } = data;
  const update = useUpdateNodeInternals();
  const kind = type && kinds[type.kind];
  const Icon = kind?.icon ?? TriangleAlert;
  const all = portsOf(step, type);
  const options = new Map(optionsOf(step).map(option => [option.id, textIn(option.label, language)]));
  const shown = shownPorts(all, selected);
  const shape = shown.map(port => port.exit).join(' ');
  const text = textIn(step.text, language);

  // Its first look is measured as it is drawn.
  const drawn = useRef('');
  useEffect(() => {
    const look = `${shape}\n${text}`;
    if (drawn.current && drawn.current !== look) update(id);
    drawn.current = look;
  }, [id, shape, text, update]);

  return (
    <article className={classes(styles.card, kind?.look, selected && styles.selected, playing && styles.playing)}>
      <Handle type="target" position={Position.Left} className={classes(styles.handle, styles.target)} isConnectableStart={false} />
      <header className={styles.header}>
        <span className={styles.icon}><Icon size={14} strokeWidth={2} aria-hidden /></span>
        <span className={styles.names}>
          <span className={styles.type}>{type ? wordsFor(t, 'types', type.name) : t('flows.unknownType', { type: step.type })}</span>
          <bdi className={styles.id}>{step.id}</bdi>
        </span>
        {problems > 0 && <span className={classes(styles.problems, blocks && styles.blocks)} title={t('flows.problems.count', { count: problems })}><TriangleAlert size={11} aria-hidden />{problems}</span>}
      </header>
      {entries.length > 0 && (
        <p className={styles.entries}>
          {entries.map(entry => <span key={entry} className={styles.entry}><CirclePlay size={11} aria-hidden />{entry === '' ? t('flows.start') : entry}</span>)}
        </p>
      )}
      {text && <p className={styles.text} dir="auto">{text}</p>}
      <div className={styles.ports}>
        {shown.map(port => (
          <PortRow key={port.exit} port={port} chosen={chosen === port.exit} taken={count && (count.exits[port.exit] ?? 0)} words={port.kind === 'option' ? options.get(port.exit) || port.exit : wordsFor(t, 'exits', port.exit)} />
        ))}
      </div>
      {count && <CardCounts count={count} />}
    </article>
  );
});
