/** Parts of the API that a key can open, as the gateway calls them. */
export const areas = ['messaging', 'flow', 'catalog', 'hr', 'erp', 'gateway'] as const;

export type Area = (typeof areas)[number];
