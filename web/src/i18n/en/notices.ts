export const notices = {
  title: 'Notify me here of',
  kinds: { mine: 'My chats', waiting: 'Who needs a person', orders: 'New orders' },
  denied: 'The browser does not let this page notify you. Allow it beside the address, then choose again.',
  wrote: 'Wrote to you',
  order: 'New order {{reference}}',
} as const;
