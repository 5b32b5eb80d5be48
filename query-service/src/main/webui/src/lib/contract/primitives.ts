import * as v from 'valibot';

/** A share of 1. */
export const rate = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const instant = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text))),
);

export const priority = v.picklist(['low', 'medium', 'high']);
export type Priority = v.InferOutput<typeof priority>;

/** What the service says of a rate and its prediction; the page decides nothing itself. */
export const verdict = v.picklist(['beats', 'below', 'as_predicted', 'too_early']);
export type Verdict = v.InferOutput<typeof verdict>;

export const variantStatus = v.picklist(['active', 'paused', 'completed', 'killed']);
export type VariantStatus = v.InferOutput<typeof variantStatus>;
