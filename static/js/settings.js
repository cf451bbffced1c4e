import "./elements/copy-field.js";
import "./elements/theme-toggle.js";
import "./elements/toast-region.js";
