import { BaseEdge, getBezierPath, type Edge, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { Place } from '../model/flow';
import { smooth } from '../model/layout';

export type StepEdgeType = Edge<{ route: readonly Place[] }, 'step'>;

/** A connection: along the way that the layout found past the cards, else a plain curve. */
export const StepEdge = memo(function StepEdge({ id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, data, style, markerEnd }: EdgeProps<StepEdgeType>) {
  const route = data?.route ?? [];
  const path = route.length > 0
    ? smooth([{ x: sourceX, y: sourceY }, ...route, { x: targetX, y: targetY }])
    : getBezierPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition })[0];
  return <BaseEdge id={id} path={path} {...(style && { style })} {...(markerEnd && { markerEnd })} />;
});
