import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { botSettingsQuery } from '@/api/bot-settings';
import type { BotSettings } from '@/api/types';
import { ErrorState } from '@/components/error-state';
import { SaveFoot } from '@/components/save-foot';
import { Sections } from '@/components/sections';
import { ListSkeleton } from '@/components/skeleton';

/** The bot's settings once they are there. */
export function WithBotSettings({ children }: { children: (saved: BotSettings) => ReactNode }) {
  const { data, error, refetch } = useQuery(botSettingsQuery);
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={4} round={false} />;
  return children(data);
}

interface Props extends Omit<Parameters<typeof SaveFoot>[0], 'valid'> {
  valid: boolean;
  submit: () => void;
  children: ReactNode;
}

export function BotSettingsForm({ submit, children, ...foot }: Props) {
  return (
    <Sections>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          submit();
        }}
      >
        {children}
        <SaveFoot {...foot} />
      </form>
    </Sections>
  );
}
