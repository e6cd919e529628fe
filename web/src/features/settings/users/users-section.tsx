import { useQuery } from '@tanstack/react-query';
import { Ban, CircleCheck, KeyRound, ShieldCheck, UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { sessionQuery } from '@/api/session';
import { usersQuery } from '@/api/users';
import type { ConsoleUser, UserWithPassword } from '@/api/types';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { ErrorState } from '@/components/error-state';
import { Section, Sections } from '@/components/sections';
import { ShownOnce } from '@/components/shown-once';
import { ListSkeleton } from '@/components/skeleton';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { allRoles } from '@/lib/roles';
import { EditUser } from './edit-user';
import { NewUser } from './new-user';
import { ResetPassword } from './reset-password';
import { SignInRules } from './sign-in-rules';
import styles from './users.module.css';

type Act = { kind: 'add' } | { kind: 'edit' | 'reset'; user: ConsoleUser } | { kind: 'password'; answer: UserWithPassword };

function UserRow({ user, mine, onEdit }: { user: ConsoleUser; mine: boolean; onEdit: () => void }) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row" className={styles.who}>
        <button type="button" className={styles.name} aria-label={t('users.edit', { name: user.name })} onClick={onEdit}><bdi>{user.name}</bdi></button>
        {mine && <Badge tone="accent">{t('users.you')}</Badge>}
        <bdi className={styles.email} dir="ltr">{user.email}</bdi>
      </th>
      <td><span className={styles.badges}>{allRoles.filter(role => user.roles.includes(role)).map(role => <Badge key={role} title={t(`users.roleHints.${role}`)}>{t(`users.roleNames.${role}`)}</Badge>)}</span></td>
      <td className={table.narrow}>
        {user.secondFactor ? <Badge tone="good" icon={ShieldCheck}>{t('common.on')}</Badge> : <Badge icon={KeyRound}>{t('users.secondFactorOff')}</Badge>}
      </td>
      <td className={table.narrow}>
        {user.disabled ? <Badge tone="danger" icon={Ban}>{t('users.disabled')}</Badge> : <Badge tone="good" icon={CircleCheck}>{t('users.active')}</Badge>}
      </td>
    </tr>
  );
}

/** Who may sign in, and as what. */
export function UsersSection() {
  const { t } = useTranslation();
  const me = useQuery(sessionQuery).data?.user;
  const { data: users, error, refetch } = useQuery(usersQuery);
  const [act, setAct] = useState<Act | null>(null);
  if (error && !users) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!users) return <ListSkeleton rows={4} round={false} />;

  const mayMakeOwners = me?.roles.includes('Owner') ?? false;
  const close = () => setAct(null);
  const showPassword = (answer: UserWithPassword) => setAct({ kind: 'password', answer });
  return (
    <Sections>
      <Section>
        <div className={styles.head}>
          <p className={styles.lead}>{t('users.lead')}</p>
          <Button look="primary" onClick={() => setAct({ kind: 'add' })}><UserRoundPlus size={14} aria-hidden /> {t('users.add')}</Button>
        </div>
        <div className={table.wrap}>
          <table className={table.table} aria-label={t('users.table')}>
            <thead>
              <tr><th scope="col">{t('users.name')}</th><th scope="col">{t('users.roles')}</th><th scope="col">{t('users.secondFactor')}</th><th scope="col">{t('users.state')}</th></tr>
            </thead>
            <tbody>{users.map(user => <UserRow key={user.id} user={user} mine={user.id === me?.id} onEdit={() => setAct({ kind: 'edit', user })} />)}</tbody>
          </table>
        </div>
      </Section>
      <Section title={t('users.rules.title')}><SignInRules /></Section>
      {act?.kind === 'add' && <NewUser mayMakeOwners={mayMakeOwners} onClose={close} onPassword={showPassword} />}
      {act?.kind === 'edit' && <EditUser user={act.user} mayMakeOwners={mayMakeOwners} onClose={close} onReset={() => setAct({ kind: 'reset', user: act.user })} />}
      {act?.kind === 'reset' && <ResetPassword user={act.user} onClose={close} onPassword={showPassword} />}
      {act?.kind === 'password' && (
        <Dialog
          open onClose={close} title={t('users.passwordTitle', { name: act.answer.user.name })} lead={t('users.passwordLead')}
          foot={<Button look="primary" onClick={close}>{t('users.passwordDone')}</Button>}
        >
          <ShownOnce label={t('users.passwordLabel')} lines={[act.answer.password]} />
        </Dialog>
      )}
    </Sections>
  );
}
