// The parts first: the workspace calls them as soon as it is there.
import "./elements/toast-region.js";
import "./elements/chat-log.js";
import "./elements/code-editor.js";
import "./elements/code-view.js";
import "./elements/confirm-dialog.js";
import "./elements/console-panel.js";
import "./elements/generation-status.js";
import "./elements/message-tools.js";
import "./elements/preview-frame.js";
import "./elements/prompt-composer.js";
import "./elements/relative-time.js";
import "./elements/share-dialog.js";
import "./elements/split-pane.js";
import "./elements/theme-toggle.js";
import "./elements/version-bar.js";
import "./elements/version-menu.js";
import "./elements/artifact-workspace.js";
