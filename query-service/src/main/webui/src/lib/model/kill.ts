import type { EarlyKill } from '@/lib/contract/updates';
import { supersedes, type Version } from './version';

/** A variant that was stopped early. */
export interface Kill {
  readonly identity: string;
  readonly variantId: string;
  readonly reason: string;
  readonly finalEr: number;
  readonly sampleSize: number;
  readonly killedAt: string;
}

export function killOf(identity: string, data: EarlyKill): Kill {
  return {
    identity,
    variantId: data.variant_id,
    reason: data.kill_reason,
    finalEr: data.final_er,
    sampleSize: data.sample_size,
    killedAt: data.killed_at,
  };
}

/** Of several kills of one variant the earliest counts. */
export function isEarlier(kill: Kill, known: Kill): boolean {
  return supersedes(versionOf(known), versionOf(kill));
}

function versionOf(kill: Kill): Version {
  return { at: kill.killedAt, identity: kill.identity };
}
