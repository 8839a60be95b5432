/**
 * Runs before anything is painted, so that nobody is dazzled: applies the theme that the page was asked for, or the
 * system's, and says that scripts run. A file of its own, because the pages' policy allows no inline script.
 */
const root = document.documentElement;
const dark = matchMedia('(prefers-color-scheme: dark)');

function apply(): void {
  const { frScheme } = root.dataset;
  root.dataset.frTheme = frScheme === 'system' ? (dark.matches ? 'dark' : 'light') : frScheme;
}

root.classList.add('scripted');
apply();
dark.addEventListener('change', apply);

// A module, though it exports nothing: the build would take it for CommonJS otherwise.
export {};
