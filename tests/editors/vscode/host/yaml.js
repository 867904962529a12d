// The YAML extension cannot be installed here; this starts the same language server for the same documents.
const { createRequire } = require('node:module');
const path = require('node:path');
const from = createRequire(path.join(process.env.DEPS, 'package.json'));
const { LanguageClient, TransportKind } = from('vscode-languageclient/node');

let client;

exports.activate = async () => {
  const module = from.resolve('yaml-language-server/bin/yaml-language-server');
  const server = { module, transport: TransportKind.stdio, args: ['--stdio'] };
  // The selector of the YAML extension, to the letter.
  const documentSelector = [{ language: 'yaml' }, { language: 'dockercompose' }, { language: 'github-actions-workflow' }, { pattern: '*.y(a)ml' }];
  client = new LanguageClient('yaml', 'YAML', server, { documentSelector });
  await client.start();
};

exports.deactivate = () => client?.stop();
