import { useEffect } from 'react';
import { PersonIcon } from '@/components/ui/icons';
import { Notice } from '@/components/ui/Notice';
import { ProblemNotice } from '@/components/ui/ProblemNotice';
import { mostRecent, usePersonas } from '../api/personas';

interface NoPersonaProps {
  /** Called once there is somebody to show. */
  readonly onFound: (persona: string) => void;
}

/** Waits for somebody to show where the address names nobody. */
export function NoPersona({ onFound }: NoPersonaProps) {
  const { data, error, refetch } = usePersonas();
  const found = data && mostRecent(data)?.persona_id;
  useEffect(() => {
    if (found !== undefined) {
      onFound(found);
    }
  }, [found, onFound]);

  if (data === undefined && error) {
    return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  }
  return data?.length === 0 ? (
    <Notice big icon={<PersonIcon size={20} />} title="Nobody has posted yet" testId="no-personas">
      The dashboard opens by itself with the first post. You can also name a persona above and wait
      for it there.
    </Notice>
  ) : null;
}
