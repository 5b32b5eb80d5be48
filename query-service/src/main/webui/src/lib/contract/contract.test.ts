import type { InferInput } from 'valibot';
import { describe, expectTypeOf, test } from 'vitest';
import type { components } from '@/lib/api/schema';
import type { FrameInput } from '@/lib/live-socket/frames';
import type { activeVariantSchema, metricsSchema } from './metrics';
import type { updateDataSchema } from './updates';

type Documented = components['schemas'];

// Checked by the compiler: whatever the OpenAPI document allows, the page must be able to read.
describe('what the page reads is what the OpenAPI document promises', () => {
  test('the dashboard', () => {
    expectTypeOf<Documented['Metrics']>().toExtend<InferInput<typeof metricsSchema>>();
  });

  test('an active variant', () => {
    expectTypeOf<Documented['ActiveVariant']>().toExtend<InferInput<typeof activeVariantSchema>>();
  });

  test('every kind of update, and no other', () => {
    expectTypeOf<Documented['UpdateData']>().toExtend<InferInput<typeof updateDataSchema>>();
    expectTypeOf<Documented['UpdateData']['event_type']>().toEqualTypeOf<
      InferInput<typeof updateDataSchema>['event_type']
    >();
  });

  test('every frame, and no other', () => {
    expectTypeOf<Documented['ServerFrame']>().toExtend<FrameInput>();
    expectTypeOf<Documented['ServerFrame']['type']>().toEqualTypeOf<FrameInput['type']>();
  });
});
