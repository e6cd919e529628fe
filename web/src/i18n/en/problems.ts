/** What went wrong, in words: the server's own sentence is preferred where it has one. */
export const problems = {
  pane: 'This could not be loaded',
  offline: 'Bridge cannot be reached from here. Check the connection; nothing you typed is lost.',
  forbidden: 'Your role does not allow this. An admin can change it.',
  notProved: 'Nothing was changed: it needs you to say once more who you are.',
  gone: 'This is no longer here.',
  tooMany: 'Too many requests at once. Wait a moment.',
  unavailable: 'The service that answers this is not running right now. It is started again by itself; try again in a moment.',
  unexpected: 'Something went wrong on our side. It is recorded in Bridge’s log.',
  signedOut: 'You were signed out. Sign in again; you come back to this page.',
} as const;
