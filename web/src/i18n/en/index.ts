export const en = {
  app: { name: 'Bridge' },
} as const;
