import type { ReactNode } from 'react';

interface IconProps {
  readonly size?: number;
}

/** Icons repeat what the text beside them says, so they are hidden from assistive technology. */
function icon(paths: ReactNode) {
  return function Icon({ size = 16 }: IconProps) {
    return (
      <svg
        aria-hidden="true"
        width={size}
        height={size}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {paths}
      </svg>
    );
  };
}

export const ArrowUpIcon = icon(<path d="M8 13V3.5M4 7l4-4 4 4" />);
export const ArrowDownIcon = icon(<path d="M8 3v9.5M4 9l4 4 4-4" />);
export const PinIcon = icon(<path d="M5.5 2h5l-.6 4.2 2.1 2.3H4l2.1-2.3ZM8 8.5V14" />);
export const SunIcon = icon(
  <>
    <circle cx="8" cy="8" r="3" />
    <path d="M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7" />
  </>,
);
export const MoonIcon = icon(<path d="M13 9.6A5.5 5.5 0 1 1 6.4 3a4.4 4.4 0 0 0 6.6 6.6Z" />);
export const SearchIcon = icon(
  <>
    <circle cx="7" cy="7" r="4.25" />
    <path d="m10.3 10.3 3.2 3.2" />
  </>,
);
export const PersonIcon = icon(
  <>
    <circle cx="8" cy="5.25" r="2.75" />
    <path d="M2.75 13.5c.7-2.4 2.8-3.6 5.25-3.6s4.55 1.2 5.25 3.6" />
  </>,
);
export const PostIcon = icon(<path d="M8 3.25v9.5M3.25 8h9.5" />);
export const StopIcon = icon(
  <>
    <circle cx="8" cy="8" r="5.5" />
    <path d="m6 6 4 4M10 6l-4 4" />
  </>,
);
export const PulseIcon = icon(<path d="M1.75 8.5h2.5l2-5 3 9 2-4h3" />);
export const FatigueIcon = icon(
  <>
    <rect x="1.75" y="5" width="10.5" height="6" rx="1.5" />
    <path d="M14.25 7v2M4 7.25v1.5" />
  </>,
);
export const BulbIcon = icon(
  <path d="M6.25 13.5h3.5M8 1.75a4.25 4.25 0 0 0-2.5 7.7c.5.4.75.9.75 1.55h3.5c0-.65.25-1.15.75-1.55A4.25 4.25 0 0 0 8 1.75Z" />,
);
export const WarningIcon = icon(<path d="M8 2.25 14.25 13H1.75L8 2.25ZM8 6.5v3M8 11.25v.1" />);
export const BellIcon = icon(
  <path d="M4 11V7a4 4 0 0 1 8 0v4l1.25 1.25H2.75L4 11ZM6.75 14.25h2.5" />,
);
export const SoundIcon = icon(
  <path d="M2.5 6.25v3.5H5L8.25 12.5v-9L5 6.25H2.5ZM10.5 5.75a3.25 3.25 0 0 1 0 4.5M12.5 4a5.75 5.75 0 0 1 0 8" />,
);
export const ColumnsIcon = icon(<path d="M2.25 3.25h11.5v9.5H2.25ZM6 3.25v9.5M10 3.25v9.5" />);
export const CloseIcon = icon(<path d="m4 4 8 8M12 4l-8 8" />);
