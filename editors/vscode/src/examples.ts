// What came of the examples that a lens of the server ran.
import * as vscode from 'vscode';

interface Tried {
  readonly message?: string;
  readonly failed?: readonly string[];
}

/** Shows the result; what does not come true goes to the output, line by line. */
export function showExamples(answer: unknown, output: vscode.LogOutputChannel): void {
  const { message, failed = [] } = (answer ?? {}) as Tried;
  if (message === undefined) {
    return;
  }
  if (failed.length === 0) {
    void vscode.window.showInformationMessage(message);
    return;
  }
  failed.forEach((it) => { output.warn(it); });
  const show = vscode.l10n.t('Show Output');
  void vscode.window.showWarningMessage(`${message}${/[\u4e00-\u9fff]/.test(message) ? '：' : ': '}${failed[0] ?? ''}`, show).then((it) => {
    if (it === show) {
      output.show();
    }
  });
}
