/** Who coordinates each navigational area of the world-wide service, and who issues the three special series. */
const coordinators: Readonly<Record<string, string>> = {
  I: "United Kingdom",
  II: "France",
  III: "Spain",
  IV: "United States",
  V: "Brazil",
  VI: "Argentina",
  VII: "South Africa",
  VIII: "India",
  IX: "Pakistan",
  X: "Australia",
  XI: "Japan",
  XII: "United States",
  XIII: "Russian Federation",
  XIV: "New Zealand",
  XV: "Chile",
  XVI: "Peru",
  XVII: "Canada",
  XVIII: "Canada",
  XIX: "Norway",
  XX: "Russian Federation",
  XXI: "Russian Federation",
};

/** By the series; null where the series does not tell. */
export function authorityOf(series: string | null): string | null {
  const [kind, area = ""] = series?.split(" ") ?? [];
  if (kind === "NAVAREA") return coordinators[area] ?? null;
  return kind === "HYDROPAC" || kind === "HYDROLANT" || kind === "HYDROARC" ? "United States" : null;
}
