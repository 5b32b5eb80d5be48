import { useLayoutEffect, useRef, useState } from 'react';
import classes from './ClampedText.module.css';
import { PlainText } from './PlainText';

interface ClampedTextProps {
  readonly text: string;
  readonly lines: 2 | 3;
}

/** A text that is cut after some lines, with a way to the rest of it. */
export function ClampedText({ text, lines }: ClampedTextProps) {
  const [open, setOpen] = useState(false);
  const [cut, setCut] = useState(false);
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = box.current?.firstElementChild;
    if (!element || open) {
      return undefined;
    }
    const measure = () => {
      setCut(element.scrollHeight > element.clientHeight + 1);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => {
      observer.disconnect();
    };
  }, [text, open]);

  return (
    <div ref={box} className={classes.box}>
      {open ? <PlainText text={text} /> : <PlainText text={text} lines={lines} />}
      {(cut || open) && (
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {open ? 'Show less' : 'Show all'}
        </button>
      )}
    </div>
  );
}
