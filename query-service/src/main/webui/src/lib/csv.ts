export type Cell = string | number | null;

/** What a list shows, for a spreadsheet. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** By which a spreadsheet takes a text for a formula: words of strangers are not to be run. */
const FORMULA = /^[=+\-@\t\r]/;
/** By which spreadsheets know UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** RFC 4180, all texts quoted. */
export function toCsv({ header, rows }: Table): string {
  return (
    BYTE_ORDER_MARK + [header, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('')
  );
}

export function csvBlob(table: Table): Blob {
  return new Blob([toCsv(table)], { type: 'text/csv;charset=utf-8' });
}

function field(value: Cell): string {
  if (value === null) {
    return '';
  }
  if (typeof value === 'number') {
    return String(value);
  }
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
