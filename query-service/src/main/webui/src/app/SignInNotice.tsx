import { Button } from '@mantine/core';
import { useState } from 'react';
import { WarningIcon } from '@/components/ui/icons';
import { Notice } from '@/components/ui/Notice';
import { access } from '@/lib/access/access';

/** Stands in place of the page where signing in was given up, or did not help. */
export function SignInNotice() {
  const [failed, setFailed] = useState(false);
  return (
    <Notice
      alert
      big
      testId="sign-in"
      icon={<WarningIcon size={20} />}
      title="You are not signed in"
      action={
        <Button
          mt={8}
          onClick={() => {
            access.signIn().catch(() => {
              setFailed(true);
            });
          }}
        >
          Sign in
        </Button>
      }
    >
      {failed
        ? 'The sign-in page cannot be reached. Try again in a moment.'
        : 'The service needs to know who looks at these figures.'}
    </Notice>
  );
}
