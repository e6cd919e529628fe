import type { OrderDetails } from '@/api/types';

export type Act = 'pay' | 'found' | 'accept' | 'retry' | 'settle';

/** What a person may do with an order as it stands, what is likeliest first. The server refuses what has passed meanwhile. */
export function actsOn({ order, agreed, erpTotal }: OrderDetails): Act[] {
  const { state, payment, needsPerson, problem, number } = order;
  if (state === 'Unknown' && number === null) return ['found', 'retry'];
  if (state === 'Rejected') return ['retry'];
  if (!needsPerson) return [];
  if (problem !== null) return number === null ? ['retry'] : ['retry', 'settle'];
  if (state !== 'Placed') return [];
  if (erpTotal !== null && erpTotal !== agreed.total) return ['accept'];
  return payment === 'Cash' ? [] : ['pay'];
}
