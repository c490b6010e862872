// Runs before the first paint, so that a night palette never flashes white. The choice itself is made in src/shell/prefs.ts.
try {
  const theme = localStorage.getItem("comity.theme");
  if (theme === "light" || theme === "dark" || theme === "night") document.documentElement.dataset.theme = theme;
} catch {
  // storage refused: the system's palette stands
}
