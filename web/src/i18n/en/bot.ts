export const bot = {
  title: 'The bot',
  answers: 'The bot answers',
  answersHint: 'Off: it says nothing, and whoever writes waits for a person. What is under way, such as an order on its way to the ERP, is still told.',
  pausedHint: 'Paused {{ago}}. Left to people because of it: {{number}}. Once it answers again, each of those whom nobody has taken over is asked the question that waits, once.',
  pauseAsk: 'Pause the bot?',
  pauseLead: 'From now on every customer who writes waits for a person, on all numbers, until somebody lets the bot answer again.',
  pause: 'Pause the bot',
  resume: 'Let it answer again',
  bar: 'The bot is paused ({{ago}}): customers wait for people.',
} as const;
