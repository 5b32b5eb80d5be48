// Runs before the first paint, so that a dark page never flashes white. A file rather than an inline script, so that a
// content security policy can forbid inline scripts.
(() => {
  const readChoice = () => {
    try {
      return localStorage.getItem('variant-dash-color-scheme');
    } catch {
      return null; // storage is blocked
    }
  };
  const choice = readChoice();
  const dark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
