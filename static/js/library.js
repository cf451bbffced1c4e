import "./elements/artifact-library.js";
import "./elements/relative-time.js";
import "./elements/theme-toggle.js";
import "./elements/toast-region.js";
