/** Invented traffic for design work, in the shapes of the API. Nothing here is a rule: the checks are canned. */
const t4 = (en, fr, ru, zh) => ({ en, fr, ru, zh });
export const now = Date.parse("2026-11-24T03:12:40Z");
const iso = (s) => new Date(s).toISOString();
const idOf = (n) => n.toString(16).padStart(32, "a");

const regimeTitle = t4(
  "P5 launch notification",
  "Notification de lancement des cinq",
  "Уведомление пятёрки о пусках",
  "五国发射通报",
);
const launchTitle = t4("Launch notification", "Notification de lancement", "Уведомление о пуске", "发射通报");
const desks = [
  {
    id: "warning",
    title: t4(
      "Air defence operations, warning desk",
      "Opérations de défense aérienne, veille d’alerte",
      "Оперативный центр ПВО, пост предупреждения",
      "防空作战中心预警席",
    ),
    mustRead: true,
    readWithinMinutes: 10,
  },
  {
    id: "foreign",
    title: t4(
      "Foreign ministry, duty officer",
      "Ministère des affaires étrangères, permanence",
      "МИД, дежурный",
      "外交部值班",
    ),
    mustRead: false,
    readWithinMinutes: null,
  },
  {
    id: "hydro",
    title: t4(
      "Hydrographic service, warnings",
      "Service hydrographique, avertissements",
      "Гидрографическая служба, предупреждения",
      "航道测量部门警告处",
    ),
    mustRead: false,
    readWithinMinutes: null,
  },
];
const officers = [
  { name: "A. Moreau", role: "watch officer", desk: null },
  { name: "N. Petit", role: "watch officer", desk: null },
  { name: "C. Roux", role: "warning desk", desk: "warning" },
];
const parties = ["CN", "FR", "GB", "RU", "US"];
const names = {
  CN: t4("National centre, China", "Centre national, Chine", "Национальный центр, Китай", "中国国家中心"),
  FR: t4("National centre, France", "Centre national, France", "Национальный центр, Франция", "法国国家中心"),
  GB: t4(
    "National centre, United Kingdom",
    "Centre national, Royaume-Uni",
    "Национальный центр, Великобритания",
    "英国国家中心",
  ),
  RU: t4("National centre, Russia", "Centre national, Russie", "Национальный центр, Россия", "俄罗斯国家中心"),
  US: t4("National centre, United States", "Centre national, États-Unis", "Национальный центр, США", "美国国家中心"),
};

export const centre = (mode, officer = 0) => ({
  party: "FR",
  name: names.FR,
  purpose: mode,
  record: "comity.example/centre/fr",
  note:
    mode === "drill"
      ? t4(
          "Replay of the public record, 2021–2026; times are moved.",
          "Rejeu des données publiques, 2021–2026 ; les heures sont décalées.",
          "Повтор по открытым данным 2021–2026 гг.; время сдвинуто.",
          "回放2021–2026年公开记录，时间已平移。",
        )
      : null,
  now: iso(now),
  officer: officers[officer],
  desks,
  peers: [
    { party: "CN", connected: true, since: iso("2026-11-23T21:04:00Z"), waiting: 0, oldestWaitingAt: null },
    { party: "GB", connected: true, since: iso("2026-11-24T01:10:00Z"), waiting: 0, oldestWaitingAt: null },
    { party: "RU", connected: true, since: iso("2026-11-23T21:04:00Z"), waiting: 0, oldestWaitingAt: null },
    {
      party: "US",
      connected: false,
      since: iso("2026-11-24T02:31:00Z"),
      waiting: 2,
      oldestWaitingAt: iso("2026-11-24T02:33:00Z"),
    },
  ],
  seats:
    mode === "drill"
      ? parties.map((p) => ({
          party: p,
          name: names[p],
          officers:
            p === "FR"
              ? officers
              : [
                  { name: `${p} first`, role: "watch officer", desk: null },
                  { name: `${p} second`, role: "watch officer", desk: null },
                ],
        }))
      : [],
  recordSize: 18402,
  checkpoint: null,
});

const circle = (lat, lon, km, n = 48) =>
  Array.from({ length: n }, (_, i) => {
    const a = (2 * Math.PI * i) / n,
      d = km / 6371,
      f = (lat * Math.PI) / 180,
      l = (lon * Math.PI) / 180;
    const f2 = Math.asin(Math.sin(f) * Math.cos(d) + Math.cos(f) * Math.sin(d) * Math.cos(a));
    const l2 = l + Math.atan2(Math.sin(a) * Math.sin(d) * Math.cos(f), Math.cos(d) - Math.sin(f) * Math.sin(f2));
    return { lat: (f2 * 180) / Math.PI, lon: (((l2 * 180) / Math.PI + 540) % 360) - 180 };
  });
const launchLabel = t4("Launch area", "Zone de lancement", "Район пуска", "发射区");
const impactLabel = t4("Impact area", "Zone d’impact", "Район падения", "落区");
const same = (s) => t4(s, s, s, s);
const maps = {
  ru: {
    places: [
      {
        field: "launch-area",
        label: launchLabel,
        name: t4(
          "Plesetsk, 62-54.00N 040-36.00E",
          "Plessetsk, 62-54.00N 040-36.00E",
          "Плесецк, 62-54.00N 040-36.00E",
          "普列谢茨克，62-54.00N 040-36.00E",
        ),
        shape: "point",
        ring: [{ lat: 62.9, lon: 40.6 }],
      },
      {
        field: "impact-area.0",
        label: impactLabel,
        name: same("57-00.00N 161-30.00E, radius 40 km"),
        shape: "circle",
        ring: circle(57, 161.5, 40),
      },
    ],
    tracks: [{ from: { lat: 62.9, lon: 40.6 }, to: { lat: 57, lon: 161.5 }, km: 5712, bearing: 36.2 }],
  },
  fr: {
    places: [
      {
        field: "launch-area",
        label: launchLabel,
        name: t4(
          "Bay of Biscay, polygon of 5 points",
          "Golfe de Gascogne, polygone à 5 points",
          "Бискайский залив, многоугольник из 5 точек",
          "比斯开湾，5点多边形",
        ),
        shape: "polygon",
        ring: [
          [47.65, -4.02],
          [47.81, -4.52],
          [47.75, -5.39],
          [47.27, -5.29],
          [47.4, -4.18],
        ].map(([lat, lon]) => ({ lat, lon })),
      },
      {
        field: "impact-area.0",
        label: impactLabel,
        name: same("37-35.15N 045-40.37W, radius 150 NM"),
        shape: "circle",
        ring: circle(37.586, -45.673, 277.8),
      },
    ],
    tracks: [{ from: { lat: 47.6, lon: -4.7 }, to: { lat: 37.586, lon: -45.673 }, km: 3503, bearing: 266.9 }],
  },
  cn: {
    places: [
      {
        field: "launch-area",
        label: launchLabel,
        name: same("18-24.00N 109-36.00E"),
        shape: "point",
        ring: [{ lat: 18.4, lon: 109.6 }],
      },
      {
        field: "impact-area.0",
        label: impactLabel,
        name: same("polygon across 180°"),
        shape: "polygon",
        ring: [
          [-9, 176],
          [-9, -176],
          [-13, -176],
          [-13, 176],
        ].map(([lat, lon]) => ({ lat, lon })),
      },
    ],
    tracks: [{ from: { lat: 18.4, lon: 109.6 }, to: { lat: -11, lon: 180 }, km: 8346, bearing: 108.7 }],
  },
};

const texts = {
  ru: t4(
    "LAUNCH NOTIFICATION RU-2026-0388\nThe Russian Federation gives notice, under Article 2, of the planned launch of an intercontinental ballistic missile.\nWindow: 27 November 2026, 05:00 to 17:00 UTC.\nLaunch area: Plesetsk, 62.9 N 40.6 E. Azimuth: 36°.\nImpact area: Kura range, Kamchatka; circle of 40 km radius.",
    "NOTIFICATION DE LANCEMENT RU-2026-0388\nLa Fédération de Russie notifie, en vertu de l’article 2, le lancement prévu d’un missile balistique intercontinental.\nFenêtre : le 27 novembre 2026 de 05 h 00 à 17 h 00 UTC.\nZone de lancement : Plessetsk, 62,9 N 40,6 E. Azimut : 36°.\nZone d’impact : polygone de Koura, Kamtchatka ; cercle de 40 km de rayon.",
    "УВЕДОМЛЕНИЕ О ПУСКЕ RU-2026-0388\nРоссийская Федерация уведомляет на основании статьи 2 о планируемом пуске межконтинентальной баллистической ракеты.\nОкно: с 05:00 до 17:00 27 ноября 2026 г. (UTC).\nРайон пуска: Плесецк, 62,9 с. ш. 40,6 в. д. Азимут: 36°.\nРайон падения: полигон Кура, Камчатка; круг радиусом 40 км.",
    "发射通报 RU-2026-0388\n俄罗斯联邦根据第二条通报一次洲际弹道导弹计划发射。\n发射窗口：2026年11月27日05:00至17:00（协调世界时）。\n发射区：普列谢茨克，北纬62.9度、东经40.6度。方位角：36°。\n落区：堪察加半岛库拉靶场，半径40公里的圆形区域。",
  ),
};
texts.fr = texts.ru;
texts.cn = texts.ru;

const routed = (readAt) => [
  {
    desk: "warning",
    title: desks[0].title,
    mustRead: true,
    routedAt: iso("2026-11-24T02:50:16Z"),
    dueAt: iso("2026-11-24T03:00:16Z"),
    readAt: null,
    readBy: null,
  },
  {
    desk: "foreign",
    title: desks[1].title,
    mustRead: false,
    routedAt: iso("2026-11-24T02:50:16Z"),
    dueAt: null,
    readAt,
    readBy: readAt && "C. Lambert",
  },
];
const knows = (from, over = {}) =>
  Object.fromEntries(
    parties
      .filter((p) => p !== from)
      .map((p) => [
        p,
        {
          receivedAt: iso("2026-11-24T01:58:04Z"),
          refused: null,
          acknowledgedAt: iso("2026-11-24T02:20:04Z"),
          acknowledgedBy: "watch officer",
          filing: "on-time",
          leadTimeHours: 50,
          ...(over[p] ?? {}),
        },
      ]),
  );

function entry(n, reference, from, key, over) {
  const opens = over.opens ?? "2026-11-27T05:00:00Z",
    closes = over.closes ?? "2026-11-27T17:00:00Z";
  const fields = {
    missile: { kind: "icbm", "range-km": 11000 },
    window: { opens: iso(opens), closes: iso(closes) },
    "launch-area": { point: { lat: 62.9, lon: 40.6 }, name: "Plesetsk" },
    azimuth: 36,
    "impact-area": [{ circle: { centre: { lat: 57, lon: 161.5 }, radiusKm: 40 } }],
  };
  return {
    id: idOf(n),
    reference,
    kind: "notification",
    regime: "p5-launch-notification",
    regimeTitle,
    type: "launch",
    typeTitle: launchTitle,
    from,
    to: parties.filter((p) => p !== from),
    about: null,
    aboutReference: null,
    fields,
    effectiveFields: fields,
    summary: t4(
      `Intercontinental ballistic missile, ${opens.slice(0, 16)}`,
      `Missile balistique intercontinental, ${opens.slice(0, 16)}`,
      `Межконтинентальная баллистическая ракета, ${opens.slice(0, 16)}`,
      `洲际弹道导弹，${opens.slice(0, 16)}`,
    ),
    composedAt: iso("2026-11-24T02:30:00Z"),
    sentAt: iso("2026-11-24T02:41:05Z"),
    receivedAt: iso("2026-11-24T02:41:07Z"),
    leadTimeHours: 74.3,
    filing: "on-time",
    filingBecause: null,
    lateByHours: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    routed: [],
    addressees: knows(from),
    outcome: null,
    correctedBy: null,
    open: true,
    clause: "Art. 2",
    map: maps[key],
    ...over,
  };
}
const e1 = entry(1, "RU-2026-0388", "RU", "ru", {
  acknowledgedAt: iso("2026-11-24T02:47:31Z"),
  acknowledgedBy: "A. Moreau",
  routed: routed(iso("2026-11-24T02:53:40Z")),
});
const e2 = entry(2, "CN-2026-0412", "CN", "cn", {
  opens: "2026-11-24T15:00:00Z",
  closes: "2026-11-24T19:00:00Z",
  filing: "late",
  lateByHours: 11.7,
  leadTimeHours: 12.3,
});
const e3 = entry(3, "RU-2026-0379", "RU", "ru", {
  opens: "2026-11-23T02:30:00Z",
  closes: "2026-11-23T06:30:00Z",
  receivedAt: iso("2026-11-21T02:00:07Z"),
  acknowledgedAt: iso("2026-11-21T02:10:00Z"),
  acknowledgedBy: "N. Petit",
  routed: routed("2026-11-21T02:15:00.000Z").map((r) => ({
    ...r,
    readAt: iso("2026-11-21T02:15:00Z"),
    readBy: "C. Roux",
  })),
  filing: "cannot-tell",
  filingBecause: "unverified",
});
const s1 = entry(4, "FR-2026-0115", "FR", "fr", {
  sentAt: iso("2026-11-24T01:58:02Z"),
  receivedAt: null,
  addressees: knows("FR", {
    US: { acknowledgedAt: null, acknowledgedBy: null },
    GB: { receivedAt: null, acknowledgedAt: null, filing: null },
  }),
  opens: "2026-11-26T00:30:00Z",
  closes: "2026-11-29T10:00:00Z",
});
const s2 = entry(5, "FR-2026-0109", "FR", "fr", {
  sentAt: iso("2026-11-20T01:58:02Z"),
  receivedAt: iso("2026-11-20T01:58:04Z"),
  acknowledgedAt: iso("2026-11-20T02:28:04Z"),
  opens: "2026-11-23T18:00:00Z",
  closes: "2026-11-24T02:00:00Z",
  filing: "not-required",
  filingBecause: "not-in-force",
});
export const inbox = [e2, e1, e3];
export const sent = [s1, s2];

const d = (e, duty, owedBy, owedTo, dueAt, dueState, dutyClause, dutyText, over = {}) => ({
  ...e,
  duty,
  owedBy,
  owedTo,
  desk: null,
  dueAt: dueAt && iso(dueAt),
  dueState,
  dutyClause,
  dutyText,
  verified: "text",
  ...over,
});
const within1h = t4(
  "within 1 h of receipt",
  "dans l’heure qui suit la réception",
  "в течение 1 ч после получения",
  "收到后1小时内",
);
const within24 = t4(
  "within 24 h of the event",
  "dans les 24 h suivant l’événement",
  "в течение 24 ч после события",
  "事件发生后24小时内",
);
const draftEntry = { ...s1, id: idOf(9), reference: "FR-2026-0117", sentAt: null, receivedAt: null };
export const due = [
  d(
    e1,
    "read",
    "FR",
    ["FR"],
    "2026-11-24T03:00:16Z",
    "late",
    null,
    t4(
      "warning desk within 10 min",
      "veille d’alerte en 10 min",
      "пост предупреждения за 10 мин",
      "预警席须在10分钟内阅读",
    ),
    { desk: "warning" },
  ),
  d(e2, "acknowledge", "FR", ["CN"], "2026-11-24T03:41:07Z", "soon", "Art. 3", within1h),
  d(
    e2,
    "route",
    "FR",
    ["FR"],
    null,
    "no-time",
    null,
    t4("route to our desks", "transmettre à nos bureaux", "направить нашим постам", "分送本国各席"),
  ),
  d(
    draftEntry,
    "release",
    "FR",
    ["CN", "GB", "RU", "US"],
    "2026-11-25T00:00:00Z",
    "later",
    "Art. 2",
    t4("24 h before the window", "24 h avant la fenêtre", "за 24 ч до окна", "窗口开启前24小时"),
  ),
  d(s2, "follow-up", "FR", ["CN", "GB", "RU", "US"], "2026-11-25T02:00:00Z", "later", "Art. 4", within24),
  d(s1, "acknowledge", "US", ["FR"], "2026-11-24T02:58:04Z", "late", "Art. 3", within1h),
  d(e3, "follow-up", "RU", ["FR"], "2026-11-24T06:30:00Z", "later", "Art. 4", within24),
  d(
    s1,
    "deliver",
    "FR",
    ["GB"],
    null,
    "no-time",
    "Art. 2",
    t4("not received yet", "pas encore reçu", "ещё не получено", "尚未收到"),
    { owedBy: "GB", owedTo: ["FR"], verified: "secondary" },
  ),
];
export const alarms = [
  {
    id: "al1",
    kind: "unread",
    message: t4(
      "Warning desk has not read RU-2026-0388, 12 min over.",
      "La veille d’alerte n’a pas lu RU-2026-0388, 12 min de dépassement.",
      "Пост предупреждения не прочёл RU-2026-0388, просрочка 12 мин.",
      "预警席尚未阅读 RU-2026-0388，已超12分钟。",
    ),
    action: t4(
      "Phone air defence operations.",
      "Appelez les opérations de défense aérienne.",
      "Позвоните в оперативный центр ПВО.",
      "请致电防空作战中心。",
    ),
    item: e1.id,
    reference: e1.reference,
    party: "FR",
    since: iso("2026-11-24T03:00:16Z"),
    takenBy: null,
    takenAt: null,
  },
  {
    id: "al2",
    kind: "line-down",
    message: t4(
      "No answer from the United States since 02:31.",
      "Les États-Unis ne répondent pas depuis 02:31.",
      "США не отвечают с 02:31.",
      "自02:31起美国无应答。",
    ),
    action: t4("Phone Washington.", "Appelez Washington.", "Позвоните в Вашингтон.", "请致电华盛顿。"),
    item: null,
    reference: null,
    party: "US",
    since: iso("2026-11-24T02:31:00Z"),
    takenBy: null,
    takenAt: null,
  },
];

export function message(id) {
  const e = [...inbox, ...sent].find((x) => x.id === id || x.reference === id);
  if (!e) return null;
  const ours = e.from === "FR";
  const key = e.from.toLowerCase();
  return {
    ...e,
    text: Object.fromEntries(Object.entries(texts.ru).map(([l, s]) => [l, s.replace("RU-2026-0388", e.reference)])),
    authentic: { RU: "ru", FR: "fr", CN: "zh" }[e.from],
    receipts: ours ? { US: { receivedAt: e.sentAt, envelope: "{…}" } } : {},
    envelope:
      '{"payload":"eyJjb21pdHkiOjEsInJlY29yZCI6ImNvbWl0eS5leGFtcGxlL2NlbnRyZS9ydSIsImZyb20iOiJSVSJ9","payloadType":"application/vnd.comity+json","signatures":[{"keyid":"5c1a…","sig":"nND/nri/U0xuHUrYSy0HtMeal2vzD9V4k/BO79C+QeI="}]}',
    envelopeId: "9f2c4e1b7a6d3c5e8f0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60",
    stream: `${e.from}>${e.to.join(",")}`,
    sequence: 388,
    previous: "1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f609f2c4e1b7a6d3c5e8f0a",
    missing: e === e2 ? [410, 411] : [],
    keys: [{ id: "5c1a77e0", algorithm: "Ed25519" }],
    recordIndex: 18399,
    regimeDigest: "ab".repeat(32),
    regimeDigestHere: "ab".repeat(32),
    officers: { composed: "I. Sokolov", released: "P. Orlova" },
    reason: null,
    thread: [
      {
        kind: "notification",
        id: e.id,
        reference: e.reference,
        type: "launch",
        from: e.from,
        at: e.sentAt,
        officer: "P. Orlova",
      },
      ...(e.acknowledgedAt
        ? [
            {
              kind: "acknowledgement",
              id: null,
              reference: null,
              type: null,
              from: ours ? "CN" : "FR",
              at: e.acknowledgedAt,
              officer: e.acknowledgedBy,
            },
          ]
        : []),
    ],
    acknowledge: ours ? null : { dueAt: iso("2026-11-24T03:41:07Z"), clause: "Art. 3" },
    followUp: { dueAt: iso("2026-11-28T17:00:00Z"), clause: "Art. 4", oneOf: ["launched", "postponed", "cancelled"] },
    rule: { clause: "Art. 2", leadTime: "PT24H", line: 59 },
    map: maps[key],
  };
}
export const draft = (officer) => ({
  id: idOf(9),
  reference: "FR-2026-0117",
  kind: "notification",
  regime: "p5-launch-notification",
  type: "launch",
  about: null,
  aboutReference: null,
  reason: null,
  to: ["CN", "GB", "RU", "US"],
  fields: {
    missile: { kind: "slbm" },
    window: { opens: "2026-11-26T00:30:00.000Z", closes: "2026-11-29T10:00:00.000Z" },
    "launch-area": { polygon: maps.fr.places[0].ring, name: "Bay of Biscay" },
    azimuth: 267,
    "impact-area": [{ circle: { centre: { lat: 37.586, lon: -45.673 }, radiusNm: 150 } }],
    remark: "Tir sans charge nucléaire.",
  },
  language: "fr",
  late: false,
  state: "awaiting-release",
  composedBy: officer === 0 ? "A. Moreau" : "N. Petit",
  composedAt: iso("2026-11-24T02:58:02Z"),
  releasedBy: null,
  returned: null,
  ...preview(),
});
export function preview(fields) {
  const filled = fields === undefined || (fields?.window?.opens && fields?.window?.closes);
  const say = (s) => t4(s, s, s, s);
  return {
    checks: [
      {
        id: "owed",
        result: "pass",
        clause: "Art. 1",
        message: t4(
          "A notification is owed: submarine-launched.",
          "Une notification est due : missile de sous-marin.",
          "Уведомление требуется: ракета подводной лодки.",
          "须通报：潜射导弹。",
        ),
      },
      filled
        ? {
            id: "lead-time",
            result: "pass",
            field: "window.opens",
            clause: "Art. 2",
            message: t4(
              "In time if received by 25 Nov 00:30.",
              "À temps si reçu avant le 25 nov. 00:30.",
              "Вовремя, если получено до 25 нояб. 00:30.",
              "11月25日00:30前收到即为按时。",
            ),
          }
        : {
            id: "field",
            result: "fail",
            field: "window",
            clause: "Art. 2 b",
            message: t4(
              "The window is missing. Give the moments at which it opens and closes.",
              "La fenêtre manque. Indiquez son ouverture et sa clôture.",
              "Не указано окно. Укажите начало и конец.",
              "缺少发射窗口，请填写起止时间。",
            ),
          },
      {
        id: "bearing",
        result: "pass",
        field: "azimuth",
        clause: "Art. 2 d",
        message: t4(
          "Areas and heading agree: bearing 266.9°, given 267°.",
          "Zones et azimut concordent : 266,9°, donné 267°.",
          "Районы и азимут согласуются: 266,9°, указано 267°.",
          "区域与方位角一致：计算266.9°，填报267°。",
        ),
      },
      {
        id: "warning",
        result: "look",
        field: "impact-area.0",
        clause: null ?? undefined,
        message: t4(
          "The impact area touches a shipping lane. Is there a sea warning?",
          "La zone d’impact touche une route maritime. Y a-t-il un avis ?",
          "Район падения задевает морской путь. Есть ли предупреждение мореплавателям?",
          "落区涉及航道，是否已发航行警告？",
        ),
      },
      ...(say ? [] : []),
    ],
    canSend: Boolean(filled),
    text: filled
      ? Object.fromEntries(Object.entries(texts.ru).map(([l, s]) => [l, s.replace("RU-2026-0388", "FR-2026-0117")]))
      : null,
    map: maps.fr,
    mustBeReceivedBy: iso("2026-11-25T00:30:00Z"),
  };
}
export { desks, launchTitle, maps, parties, regimeTitle, t4 };
