/** What he has answered in this session; names with a tilde are the engine's own. */
export const knownAnswers = (variables: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(variables).filter(([name, value]) => !name.startsWith('~') && value !== null && value !== ''));
