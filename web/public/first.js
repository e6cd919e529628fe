// Before anything is drawn: the look and the direction that this reader has chosen. The same as src/lib/preferences.ts, which comes later.
try {
  const { theme, language } = JSON.parse(localStorage.getItem('bridge.preferences') ?? '{}');
  const root = document.documentElement;
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  if ((language ?? navigator.language).startsWith('ar')) {
    root.lang = 'ar';
    root.dir = 'rtl';
  }
} catch {
  // Storage may be forbidden: as the system has it.
}
