import "./elements/preview-frame.js";
import "./elements/toast-region.js";
import "./elements/shared-artifact.js";
