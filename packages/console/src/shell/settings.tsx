/** Under the officer's name: language, palette, clock, sound, keys. */
import type { ReactNode } from "react";
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  type Selection,
} from "react-aria-components";
import { Mark } from "../parts/mark.tsx";
import { openPasskeys } from "../sign-in/open.ts";
import { isLanguage, languages, ownNames, speak, useWords } from "../words/index.ts";
import { openKeyTable } from "./key-table.tsx";
import { setPrefs, type Theme, usePrefs } from "./prefs.ts";

const themes: readonly Theme[] = ["system", "light", "dark", "night"];
const one = (s: Selection): unknown => (s === "all" ? undefined : [...s][0]);

function Item({ id, lang, children }: { readonly id: string; readonly lang?: string; readonly children: string }) {
  return (
    <MenuItem id={id} textValue={children}>
      {({ isSelected }) => (
        <>
          <span>{isSelected && <Mark name="done" />}</span>
          <span lang={lang}>{children}</span>
        </>
      )}
    </MenuItem>
  );
}

export function SettingsMenu({ children }: { readonly children: ReactNode }) {
  const { t, language } = useWords();
  const prefs = usePrefs();
  const on = [
    ...(prefs.letterKeys ? ["letterKeys"] : []),
    ...(prefs.sound ? ["sound"] : []),
    ...(prefs.localTime ? ["localTime"] : []),
  ];
  return (
    <MenuTrigger onOpenChange={(open) => open && void import("../style/chinese.ts")}>
      <Button className="duty">
        {children}
        <span className="vh"> {t("settings.label")}</span>
      </Button>
      <Popover className="pop" placement="bottom end">
        <Menu
          className="menu"
          onAction={(key) => (key === "keys" ? openKeyTable() : key === "passkeys" && openPasskeys())}
        >
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[language]}
            onSelectionChange={(s) => {
              const l = one(s);
              if (isLanguage(l)) void speak(l);
            }}
          >
            <Header>{t("settings.language")}</Header>
            {languages.map((l) => (
              <Item key={l} id={l} lang={l}>
                {ownNames[l]}
              </Item>
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[`theme-${prefs.theme}`]}
            onSelectionChange={(s) => {
              const theme = themes.find((name) => `theme-${name}` === one(s));
              if (theme !== undefined) setPrefs({ theme });
            }}
          >
            <Header>{t("settings.palette")}</Header>
            {themes.map((name) => (
              <Item key={name} id={`theme-${name}`}>
                {t(`settings.theme.${name}`)}
              </Item>
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="multiple"
            selectedKeys={on}
            onSelectionChange={(s) => {
              const keys = new Set(s === "all" ? [] : s);
              setPrefs({
                letterKeys: keys.has("letterKeys"),
                sound: keys.has("sound"),
                localTime: keys.has("localTime"),
              });
            }}
          >
            <Header>{t("settings.desk")}</Header>
            <Item id="localTime">{t("settings.localTime")}</Item>
            <Item id="sound">{t("settings.sound")}</Item>
            <Item id="letterKeys">{t("settings.letterKeys")}</Item>
          </MenuSection>
          <MenuSection>
            <Header>{t("settings.help")}</Header>
            <Item id="passkeys">{t("settings.passkeys")}</Item>
            <Item id="keys">{t("settings.keys")}</Item>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
