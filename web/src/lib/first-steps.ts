/** The way to the first order, in the order in which it is gone. */
export const firstStepIds = ['products', 'hello', 'order', 'company', 'charges', 'erp', 'number'] as const;

export type FirstStep = (typeof firstStepIds)[number];
