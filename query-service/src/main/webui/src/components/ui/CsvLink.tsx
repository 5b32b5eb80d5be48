import { type Table, toCsv } from '@/lib/csv';
import classes from './CsvLink.module.css';

interface CsvLinkProps {
  /** Of the list: it becomes the name of the file. */
  readonly name: string;
  /** What the list shows, asked for when it is wanted. */
  readonly table: () => Table;
}

/** Saves what a list shows, made in the browser from the very rows that are seen. */
export function CsvLink({ name, table }: CsvLinkProps) {
  return (
    <a
      href={`#${name}.csv`}
      download={`${name}.csv`}
      className={classes.link}
      aria-label={`Save ${name} as CSV`}
      onClick={(event) => {
        event.preventDefault();
        save(`${name}.csv`, toCsv(table()));
      }}
    >
      CSV
    </a>
  );
}

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by then; revoked at once it would save nothing.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 0);
}
