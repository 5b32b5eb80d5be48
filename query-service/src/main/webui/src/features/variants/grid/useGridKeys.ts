import { type KeyboardEvent, useCallback, useId, useState } from 'react';

interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

interface GridActions {
  /** Enter on a cell; the row of the header is −1. */
  readonly onEnter: (row: number, column: number) => void;
  readonly onPin: (row: number) => void;
  /** Brings a row into sight. */
  readonly reveal: (row: number) => void;
}

export interface Cell {
  readonly row: number;
  readonly column: number;
}

const HEADER = -1;
const PAGE = 10;

/**
 * A grid that is one Tab stop (WAI-ARIA grid): arrow keys go from cell to cell, Enter opens or sorts, P pins, Escape
 * leaves. The grid keeps the focus and points at the cell, so that rows may come and go.
 */
export function useGridKeys(size: GridSize, { onEnter, onPin, reveal }: GridActions) {
  const name = useId();
  const [wanted, setWanted] = useState<Cell>({ row: 0, column: 0 });
  const active: Cell = { ...wanted, row: Math.min(wanted.row, size.rows - 1) };
  const cellId = useCallback(
    (row: number, column: number) => `${name}-${row === HEADER ? 'head' : row}-${column}`,
    [name],
  );

  const goTo = (cell: Cell) => {
    const row = Math.max(HEADER, Math.min(size.rows - 1, cell.row));
    setWanted({ row, column: Math.max(0, Math.min(size.columns - 1, cell.column)) });
    if (row !== HEADER) {
      reveal(row);
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // What a button in a cell is told by key is its own; so is every shortcut of the browser.
    const ours = event.target === event.currentTarget && !event.ctrlKey && !event.metaKey;
    if (event.key === 'Escape') {
      (document.activeElement as HTMLElement | null)?.blur();
    } else if (ours && !event.altKey && press(event.key)) {
      event.preventDefault();
    }
  };

  const press = (key: string): boolean => {
    const { row, column } = active;
    const target = destination(key, active, size);
    if (target !== null) {
      goTo(target);
    } else if (key === 'Enter') {
      onEnter(row, column);
    } else if ((key === 'p' || key === 'P') && row !== HEADER) {
      onPin(row);
    } else {
      return false;
    }
    return true;
  };

  return { active, cellId, onKeyDown };
}

function destination(key: string, { row, column }: Cell, size: GridSize): Cell | null {
  switch (key) {
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'PageDown':
      return { row: row + PAGE, column };
    case 'PageUp':
      return { row: Math.max(0, row - PAGE), column };
    case 'Home':
      return { row: 0, column };
    case 'End':
      return { row: size.rows - 1, column };
    default:
      return null;
  }
}
