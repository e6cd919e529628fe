export const words = {
  title: 'In WhatsApp',
  language: 'Language',
  name: 'Name',
  nameHint: 'Empty: the ERP’s name.',
  cut: 'In a list WhatsApp shows “{{cut}}…”.',
  text: 'Text',
  noText: 'The ERP has no description.',
  noFlow: 'None',
  discard: 'Discard changes',
  saved: 'Saved',
} as const;
