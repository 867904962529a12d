// The YAML extension is on no registry that the tests may ask; this starts the same language server for the same documents,
// unless the package of the extension itself is given.
const { createRequire } = require('node:module');
const path = require('node:path');
const from = createRequire(path.join(process.env.DEPS, 'package.json'));
const { LanguageClient, TransportKind } = from('vscode-languageclient/node');

let client;

exports.activate = async () => {
  if (process.env.YAML_VSIX) return;
  const module = from.resolve('yaml-language-server/bin/yaml-language-server');
  const server = { module, transport: TransportKind.stdio, args: ['--stdio'] };
  // The selector of the YAML extension, to the letter.
  const documentSelector = [{ language: 'yaml' }, { language: 'dockercompose' }, { language: 'github-actions-workflow' }, { pattern: '*.y(a)ml' }];
  client = new LanguageClient('yaml', 'YAML', server, { documentSelector });
  await client.start();
};

exports.deactivate = () => client?.stop();
