import type { AlertSettings, HealthRule, MailSecurity, SaveAlerts } from '@/api/types';

/** As it is typed. */
export interface Draft {
  url: string;
  host: string;
  port: string;
  security: MailSecurity;
  user: string;
  password: string;
  from: string;
  to: string;
  rules: readonly HealthRule[];
}

export const draftOf = ({ webhook, mail, rules }: AlertSettings): Draft => ({
  url: webhook.url ?? '', host: mail.host ?? '', port: String(mail.port), security: mail.security, user: mail.user ?? '', password: '', from: mail.from ?? '', to: mail.to.join(', '), rules,
});

export const addressesOf = (text: string) => text.split(/[,;\s]+/).filter(Boolean);

const whole = (text: string, most: number) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= most;

export const portIsRight = ({ port }: Draft) => whole(port, 65_535);

export const ruleIsRight = ({ threshold }: HealthRule) => threshold === null || (Number.isInteger(threshold) && threshold >= 1 && threshold <= 1_000_000);

export const isRight = (draft: Draft) => portIsRight(draft) && draft.rules.every(ruleIsRight);

export const requestOf = (draft: Draft, revision: number): SaveAlerts => ({
  revision,
  webhookUrl: draft.url.trim() || null,
  mail: {
    host: draft.host.trim() || null, port: Number(draft.port), security: draft.security, user: draft.user.trim() || null, password: draft.password || null, from: draft.from.trim() || null,
    to: addressesOf(draft.to),
  },
  rules: [...draft.rules],
});
