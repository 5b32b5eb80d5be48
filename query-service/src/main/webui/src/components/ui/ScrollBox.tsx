import type { ReactNode, Ref } from 'react';

interface ScrollBoxProps {
  readonly label: string;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLDivElement>;
  /** In pixels, where it is not the style that says it. */
  readonly height?: number;
  readonly children: ReactNode;
}

/** A box that scrolls, so it can be reached by keyboard and has a name (WCAG 2.1.1). */
export function ScrollBox({ label, className, ref, height, children }: ScrollBoxProps) {
  return (
    <div
      ref={ref}
      className={className}
      style={height === undefined ? undefined : { height }}
      role="group"
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {children}
    </div>
  );
}
