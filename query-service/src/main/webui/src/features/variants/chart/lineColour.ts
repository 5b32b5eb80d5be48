/** The custom property with the colour of a line; told apart also by those who see red and green alike. */
export function lineColour(index: number): string {
  return `--line-${(index % 5) + 1}`;
}
