/** The form of one regime, as `GET /api/v1/regimes` gives it. */
import { launchTitle, parties, regimeTitle, t4 } from "./data.mjs";

const field = (name, label, type, clause, over = {}) => ({
  name,
  label,
  hint: null,
  clause,
  optional: false,
  many: false,
  verified: "text",
  type,
  unit: null,
  choices: [],
  shapes: [],
  atMost: null,
  fields: [],
  ...over,
});
const shapes = ["point", "circle", "polygon", "ocean-quadrant", "named-water", "named-site"];
const window = (label) => field("window", label, "interval", "Art. 2 b", { atMost: "P7D" });
const launch = [
  field("missile", t4("Missile", "Missile", "Ракета", "导弹"), "group", "Art. 2 a", {
    fields: [
      field("kind", t4("Kind", "Catégorie", "Класс", "类别"), "choice", "Art. 2 a", {
        choices: [
          {
            value: "icbm",
            label: t4(
              "Intercontinental ballistic missile",
              "Missile balistique intercontinental",
              "Межконтинентальная баллистическая ракета",
              "洲际弹道导弹",
            ),
          },
          {
            value: "slbm",
            label: t4(
              "Submarine-launched ballistic missile",
              "Missile balistique lancé par sous-marin",
              "Баллистическая ракета подводной лодки",
              "潜射弹道导弹",
            ),
          },
          {
            value: "space-launcher",
            label: t4("Space launcher", "Lanceur spatial", "Космическая ракета-носитель", "运载火箭"),
          },
        ],
      }),
      field("range-km", t4("Range", "Portée", "Дальность", "射程"), "number", "Art. 1", {
        unit: "km",
        optional: true,
        hint: t4(
          "Greatest range of this kind of missile.",
          "Portée maximale de ce type de missile.",
          "Наибольшая дальность ракеты этого типа.",
          "该类导弹的最大射程。",
        ),
      }),
    ],
  }),
  window(t4("Window", "Fenêtre", "Окно", "发射窗口")),
  field("launch-area", t4("Launch area", "Zone de lancement", "Район пуска", "发射区"), "place", "Art. 2 c", {
    shapes,
  }),
  field("azimuth", t4("Azimuth", "Azimut", "Азимут", "方位角"), "bearing", "Art. 2 d", { optional: true }),
  field("impact-area", t4("Impact area", "Zone d’impact", "Район падения", "落区"), "place", "Art. 2 e", {
    shapes: ["circle", "polygon"],
    many: true,
  }),
  field("remark", t4("Remark", "Remarque", "Примечание", "备注"), "text", "Art. 2 f", {
    optional: true,
    hint: t4(
      "Shown in your own words, untranslated.",
      "Reproduite dans vos propres termes.",
      "Воспроизводится вашими словами.",
      "按原文显示，不作翻译。",
    ),
  }),
];
const note = field("note", t4("Note", "Note", "Примечание", "说明"), "text", "Art. 4", { optional: true });
export const regimes = [
  {
    id: "p5-launch-notification",
    digest: "ab".repeat(32),
    title: regimeTitle,
    about: null,
    kind: "proposal",
    parties,
    standing: {},
    sources: [],
    notFound: [],
    file: "",
    notifications: [
      {
        name: "launch",
        title: launchTitle,
        clause: "Art. 2",
        line: 59,
        leadTime: { atLeast: "PT24H", before: "window.opens", clause: "Art. 2" },
        acknowledgeWithin: { within: "PT1H", clause: "Art. 3" },
        fields: launch,
        followUps: [
          {
            name: "launched",
            title: t4("Launch carried out", "Lancement effectué", "Пуск произведён", "发射已实施"),
            clause: "Art. 4 a",
            closes: true,
            fields: [
              field(
                "launched-at",
                t4("Time of launch", "Heure du lancement", "Время пуска", "发射时间"),
                "instant",
                "Art. 4 a",
              ),
              note,
            ],
          },
          {
            name: "postponed",
            title: t4("Launch postponed", "Lancement reporté", "Пуск перенесён", "发射推迟"),
            clause: "Art. 4 b",
            closes: false,
            fields: [window(t4("New window", "Nouvelle fenêtre", "Новое окно", "新发射窗口"))],
          },
          {
            name: "cancelled",
            title: t4("Launch cancelled", "Lancement annulé", "Пуск отменён", "发射取消"),
            clause: "Art. 4 c",
            closes: true,
            fields: [note],
          },
        ],
      },
    ],
  },
];
