import { type ToggleEvent, useId, useRef } from 'react';
import { ColumnsIcon } from '@/components/ui/icons';
import { columns } from '../model/columns';
import type { TableLook } from '../model/tableLook';
import classes from './TableOptions.module.css';

interface TableOptionsProps {
  readonly look: TableLook;
}

/** Which columns to show, and how close the rows stand. */
export function TableOptions({ look }: TableOptionsProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const place = (event: ToggleEvent<HTMLDivElement>) => {
    const below = button.current?.getBoundingClientRect();
    if (event.newState === 'open' && below) {
      event.currentTarget.style.top = `${below.bottom + 4}px`;
      event.currentTarget.style.right = `${document.documentElement.clientWidth - below.right}px`;
    }
  };
  const shown = new Set(look.columns.map((column) => column.id));
  return (
    <>
      <button ref={button} type="button" className={classes.button} popoverTarget={id}>
        <ColumnsIcon size={14} />
        Columns
      </button>
      <div id={id} popover="auto" className={classes.menu} onBeforeToggle={place}>
        <fieldset className={classes.group}>
          <legend>Columns</legend>
          {columns
            .filter((column) => column.id !== 'content')
            .map((column) => (
              <label key={column.id} className={classes.choice}>
                <input
                  type="checkbox"
                  checked={shown.has(column.id)}
                  onChange={() => {
                    look.toggle(column.id);
                  }}
                />
                {column.title}
              </label>
            ))}
        </fieldset>
        <fieldset className={classes.group}>
          <legend>Rows</legend>
          <label className={classes.choice}>
            <input
              type="checkbox"
              checked={look.dense}
              onChange={(event) => {
                look.setDense(event.currentTarget.checked);
              }}
            />
            Compact
          </label>
        </fieldset>
      </div>
    </>
  );
}
