/** What this tab remembers over a reload. Where storage is blocked it remembers nothing, and nothing fails for it. */
export function isMarked(name: string): boolean {
  return quietly(() => sessionStorage.getItem(name) !== null) ?? false;
}

export function mark(name: string): void {
  quietly(() => {
    sessionStorage.setItem(name, 'yes');
  });
}

export function unmark(name: string): void {
  quietly(() => {
    sessionStorage.removeItem(name);
  });
}

/** Of all marks whose names begin so. */
export function unmarkAll(beginning: string): void {
  quietly(() => {
    for (const name of Object.keys(sessionStorage)) {
      if (name.startsWith(beginning)) {
        sessionStorage.removeItem(name);
      }
    }
  });
}

function quietly<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
