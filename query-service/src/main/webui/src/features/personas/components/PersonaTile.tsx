import type { MouseEvent } from 'react';
import { Age } from '@/components/ui/Age';
import { PlainText } from '@/components/ui/PlainText';
import { Sparkline } from '@/components/ui/Sparkline';
import { extent } from '@/lib/sparkline';
import { formatCount, formatRange, formatRate, formatRoughRate } from '@/lib/format';
import type { Persona } from '../api/personas';
import classes from './Overview.module.css';

interface PersonaTileProps {
  readonly persona: Persona;
  readonly address: string;
  readonly favourite: boolean;
  readonly onFavourite: (persona: string) => void;
  readonly onOpen: (persona: string) => void;
}

const healthWords = {
  critical: 'Critical',
  watch: 'Watch',
  healthy: 'Healthy',
  idle: 'Nothing runs',
};

export function PersonaTile(props: PersonaTileProps) {
  const { persona, address, favourite, onFavourite, onOpen } = props;
  const { persona_id: id, health, er, posterior, predicted_er: predicted } = persona;
  const open = (event: MouseEvent) => {
    // Whoever wants another tab or window gets it from the browser.
    if (event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      onOpen(id);
    }
  };
  return (
    <li className={classes.tile} data-health={health} data-testid="persona-tile" data-persona={id}>
      <div className={classes.head}>
        <a href={address} className={classes.name} onClick={open}>
          <PlainText text={id} lines={1} />
        </a>
        <span className={classes.health}>{healthWords[health]}</span>
        <button
          type="button"
          className={classes.star}
          aria-label={`Favourite: ${id}`}
          aria-pressed={favourite}
          onClick={() => {
            onFavourite(id);
          }}
        >
          {favourite ? '★' : '☆'}
        </button>
      </div>
      <div className={classes.figures}>
        <span className={classes.rate} data-testid="tile-er">
          {formatRate(er)}
        </span>
        <span className={classes.soft} title="95 % of what is likely, given the counts so far">
          {posterior !== null && formatRange(posterior.low, posterior.high)}
        </span>
        <span className={classes.prediction} data-testid="tile-prediction">
          {predicted === null ? 'no prediction' : `predicted ${formatRoughRate(predicted)}`}
        </span>
      </div>
      <LastHour rates={persona.sparkline} prediction={predicted} />
      <div className={classes.foot}>
        <span>{formatCount(persona.active_variants)} active</span>
        <span data-testid="tile-kills" data-some={persona.kills_today > 0 || undefined}>
          {formatCount(persona.kills_today)} killed today
        </span>
        <span className={classes.age} data-testid="tile-age">
          {persona.newest_event_at === null ? (
            'no events yet'
          ) : (
            <Age since={persona.newest_event_at} suffix=" ago" />
          )}
        </span>
      </div>
    </li>
  );
}

interface LastHourProps {
  readonly rates: Persona['sparkline'];
  readonly prediction: number | null;
}

/** The engagement rate minute by minute, with the prediction as a dashed line. */
function LastHour({ rates, prediction }: LastHourProps) {
  const range = extent(rates);
  return range === null ? (
    <p className={classes.quiet}>No views in the last hour</p>
  ) : (
    <Sparkline
      kind="line"
      values={rates}
      reference={prediction}
      label={`Engagement rate within the last hour: ${formatRange(range.low, range.high)} %, at last ${formatRoughRate(range.last)}`}
      testId="tile-sparkline"
    />
  );
}
