import { TrustLine } from '@/features/summary/components/TrustLine';
import { useCalibration } from '@/features/variants/api/calibration';
import type { DashboardState } from '@/features/live/state/dashboardState';

interface TrustProps {
  readonly persona: string;
  readonly state: DashboardState;
  readonly brief?: boolean;
  readonly onCalibration?: () => void;
}

/** Whether the numbers can be trusted, and how predictions have come out. */
export function Trust({ persona, state, brief = false, onCalibration }: TrustProps) {
  const { data } = useCalibration(persona);
  return (
    <TrustLine
      summary={state.summary}
      variants={state.variants}
      newestEventAt={state.newestEventAt}
      predictions={data ?? null}
      brief={brief}
      onCalibration={onCalibration}
    />
  );
}
