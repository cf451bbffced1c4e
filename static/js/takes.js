import "./elements/confirm-dialog.js";
import "./elements/preview-frame.js";
import "./elements/toast-region.js";
import "./elements/visit-dialog.js";
import "./elements/shared-artifact.js";
import "./elements/take-board.js";
