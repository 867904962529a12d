// Formatting is offered for what is Gravamen's own and for no other YAML: of two formatters VS Code takes none when it saves.
import * as vscode from 'vscode';
import {
  type DynamicFeature,
  type FeatureState,
  type LanguageClient,
  type ServerCapabilities,
  type StaticFeature,
  type TextDocumentRegistrationOptions,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
} from 'vscode-languageclient/node';
import { isServed, selected } from './briefs';

/** The key at the top of a schema, of its examples, and of a brief. */
const OWN = /^(brief|schema):[ \t]+\d+[ \t]*(#.*)?$/m;

/**
 * The server offers it for every document that it serves, and finds nothing to change in those of other people. The client of the library
 * would offer it for as many: so this takes the offer away before that one sees it, and takes it up for fewer.
 */
export class Formatting implements StaticFeature {
  private features: DynamicFeature<TextDocumentRegistrationOptions>[] = [];
  /** The open documents that show by their text that they are ours. */
  private own: string | undefined;
  private subscriptions: vscode.Disposable[] = [];

  constructor(private readonly client: LanguageClient) {}

  fillClientCapabilities(): void {
    // The features of the library say what they can.
  }

  preInitialize(can: ServerCapabilities): void {
    const whole = can.documentFormattingProvider ? [this.client.getFeature(DocumentFormattingRequest.method)] : [];
    const part = can.documentRangeFormattingProvider ? [this.client.getFeature(DocumentRangeFormattingRequest.method)] : [];
    this.features = [...whole, ...part];
    delete can.documentFormattingProvider;
    delete can.documentRangeFormattingProvider;
  }

  initialize(): void {
    const look = (): void => { this.offer(); };
    const { onDidOpenTextDocument, onDidCloseTextDocument, onDidSaveTextDocument } = vscode.workspace;
    this.subscriptions = [onDidOpenTextDocument(look), onDidCloseTextDocument(look), onDidSaveTextDocument(look)];
    look();
  }

  getState(): FeatureState {
    return { kind: 'static' };
  }

  /** What is registered goes with the features of the library. */
  clear(): void {
    this.subscriptions.forEach((it) => void it.dispose());
    this.subscriptions = [];
    this.own = undefined;
  }

  private offer(): void {
    const files = vscode.workspace.textDocuments.filter((it) => it.languageId === 'yaml' && isServed(it) && OWN.test(it.getText()));
    const paths = files.map((it) => it.uri.fsPath).sort();
    const own = paths.join('\n');
    if (own === this.own) {
      return;
    }
    this.features.forEach((it, nth) => {
      const id = `gravamen-formatting-${nth}`;
      if (this.own !== undefined) {
        it.unregister(id);
      }
      // A pattern that is the path itself, letter by letter, matches too: its signs need no care.
      it.register({ id, registerOptions: { documentSelector: selected(paths) } });
    });
    this.own = own;
  }
}
