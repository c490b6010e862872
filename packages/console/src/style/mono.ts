import "@fontsource-variable/noto-sans-mono/wght.css";
