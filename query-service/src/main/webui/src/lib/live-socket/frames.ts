import * as v from 'valibot';
import { decidedVariantSchema, metricsSchema } from '@/lib/contract/metrics';
import { instant } from '@/lib/contract/primitives';
import { updateDataSchema } from '@/lib/contract/updates';

const frameSchemas = {
  initial_data: v.object({
    type: v.literal('initial_data'),
    position: v.nullable(v.string()),
    data: metricsSchema,
  }),
  variant_update: v.object({
    type: v.literal('variant_update'),
    position: v.string(),
    identity: v.string(),
    timestamp: instant,
    data: updateDataSchema,
  }),
  decisions: v.object({
    type: v.literal('decisions'),
    data: v.object({ variants: v.array(decidedVariantSchema) }),
  }),
  resumed: v.object({ type: v.literal('resumed'), position: v.string() }),
  stale: v.object({
    type: v.literal('stale'),
    since: instant,
    reason: v.optional(v.string(), 'no updates arrive'),
  }),
  fresh: v.object({ type: v.literal('fresh') }),
  pong: v.object({ type: v.literal('pong') }),
  error: v.object({ type: v.literal('error'), message: v.string() }),
};

type FrameSchemas = typeof frameSchemas;
type FrameType = keyof FrameSchemas;

/** A message of the server, as it is before it was read. */
export type FrameInput = v.InferInput<FrameSchemas[FrameType]>;

/** A message of the server. */
export type Frame = v.InferOutput<FrameSchemas[FrameType]>;
export type InitialData = v.InferOutput<FrameSchemas['initial_data']>;
export type Decisions = v.InferOutput<FrameSchemas['decisions']>;
export type VariantUpdate = v.InferOutput<FrameSchemas['variant_update']>;

/** `unknown` is a frame of a newer contract, which an older page passes over; `malformed` keeps no contract at all. */
export type Decoded =
  | { readonly kind: 'frame'; readonly frame: Frame }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'malformed' };

const malformed: Decoded = { kind: 'malformed' };
const unknown: Decoded = { kind: 'unknown' };

const typedSchema = v.object({
  type: v.string(),
  data: v.optional(v.unknown()),
});
const eventTypes: ReadonlySet<string> = new Set(
  updateDataSchema.options.map((option) => option.entries.event_type.literal),
);

export function decodeFrame(text: string): Decoded {
  const json = parseJson(text);
  const typed = v.safeParse(typedSchema, json);
  if (!typed.success) {
    return malformed;
  }
  const { type, data } = typed.output;
  if (!isFrameType(type) || (type === 'variant_update' && isOfUnknownEvent(data))) {
    return unknown;
  }
  const frame = v.safeParse(frameSchemas[type], json);
  return frame.success ? { kind: 'frame', frame: frame.output } : malformed;
}

function isFrameType(type: string): type is FrameType {
  return Object.hasOwn(frameSchemas, type);
}

function isOfUnknownEvent(data: unknown): boolean {
  const event = v.safeParse(v.object({ event_type: v.string() }), data);
  return event.success && !eventTypes.has(event.output.event_type);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
