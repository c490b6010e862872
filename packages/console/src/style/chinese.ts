// Apart, because its list of a hundred font slices alone weighs as much as the Latin font.
import "@fontsource-variable/noto-sans-sc/wght.css";
