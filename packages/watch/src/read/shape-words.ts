/** The words beside positions that tell what they make. */
export type ShapeWord = "bound" | "area" | "track" | "within" | "radius" | "centred" | "sides" | "corridor" | "sector";

const rows: Record<ShapeWord, string> = {
  bound:
    "BOUND BOUNDED BNDED BNDD BOUNDARIES BOUNDARY LIMITED DELIMITED ENCLOSED DELIMITADA DELIMITEE DÉLIMITÉE LIMITADA POLYGON QUADRILATERAL QUADRANGLE RECTANGLE CORNERS LIMITEE LIMITÉE DELIMITADO ОГРАНИЧЕННОМ ОГРАНИЧЕННЫЙ 各点连线 诸点连线 四点连线 连线",
  area: "AREA РАЙОН РАЙОНЕ РАЙОНАХ РАЙОНЫ ЗОНА ЗОНЕ 范围 AREAS ZONE ZONES ZONA REGION AIRSPACE WI",
  track: "TRACKLINE TRACKLINES TRACK ALONG ROUTE CENTRELINE CENTERLINE LINE",
  within: "WITHIN",
  radius:
    "RADIUS RADIOUS RADII CIRCLE CIRCULAR RAYON RADIO РАДИУСОМ РАДИУС РАДИУСА 半径 КРУГ КРУГЕ CERCLE CIRCULO CÍRCULO RAIO",
  centred: "CENTERED ЦЕНТРОМ ЦЕНТР 为圆心 为中心 CENTRED CENTER CENTRE CENTRO",
  sides: "SIDE SIDES",
  corridor: "CORRIDOR WIDE WIDTH",
  sector: "SECTOR BEARING BEARINGS AZIMUTH RADIALS AZIMUTHS ARC СЕКТОР СЕКТОРЕ SECTEUR",
};

export const shapeWords: ReadonlyMap<string, ShapeWord> = new Map(
  (Object.keys(rows) as ShapeWord[]).flatMap((kind) => rows[kind].split(" ").map((word) => [word, kind] as const)),
);
