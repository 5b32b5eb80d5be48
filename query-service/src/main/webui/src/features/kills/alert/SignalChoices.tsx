import { memo, useMemo } from 'react';
import { BellIcon, SoundIcon } from '@/components/ui/icons';
import { ToggleButton } from '@/components/ui/ToggleButton';
import { useAfterFirstPaint } from '@/lib/firstPaint';
import { chime } from './chime';
import { askToNotify, mayAskToNotify } from './notify';
import { useSignalChoice } from './useSignals';

/** By what a kill is told besides the page: chosen by a click, because browsers ask for one. */
export const SignalChoices = memo(function SignalChoices() {
  const { choice, choose } = useSignalChoice();
  const after = useAfterFirstPaint();
  // The page stands still until another process of the browser has answered: neither before the first paint nor often.
  const allowed = useMemo(
    () => !after || mayAskToNotify(),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a choice may have made the browser ask
    [after, choice],
  );
  return (
    <>
      {'Notification' in window && (
        <ToggleButton
          label="Notify me of kills"
          title={
            allowed
              ? 'A notification of each kill while you look elsewhere'
              : 'This browser was told not to notify: allow it in its settings'
          }
          pressed={choice.notification}
          disabled={!allowed}
          onToggle={async (wanted) => {
            choose({ ...choice, notification: wanted && (await askToNotify()) });
          }}
        >
          <BellIcon size={14} />
        </ToggleButton>
      )}
      <ToggleButton
        label="Sound on kills"
        title="A short sound on each kill"
        pressed={choice.sound}
        onToggle={(wanted) => {
          choose({ ...choice, sound: wanted });
          if (wanted) {
            chime();
          }
        }}
      >
        <SoundIcon size={14} />
      </ToggleButton>
    </>
  );
});
