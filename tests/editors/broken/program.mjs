// Stands between an editor and the program, and spoils one thing. The environment says what:
//   BROKEN_PROGRAM  the program itself
//   BROKEN_BY       a name in breakages.mjs; without it nothing is spoilt
//   BROKEN_STATE    a folder that outlives one start
//   BROKEN_LOG      a file to which each message is written, with the time and who said it
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { breakages } from './breakages.mjs';

const { BROKEN_PROGRAM, BROKEN_BY, BROKEN_STATE, BROKEN_LOG } = process.env;
const args = process.argv.slice(2);
const spoils = BROKEN_BY ? breakages[BROKEN_BY].spoils : {};

if (!args.includes('lsp')) {
  const run = (them, stdout) => spawnSync(BROKEN_PROGRAM, them, { stdio: ['inherit', stdout, 'inherit'] });
  const real = (them) => run(them, 'inherit').status ?? 1;
  /** Runs the program and prints what it says as `change` has it. */
  const text = (them, change) => {
    const { status, stdout } = run(them, 'pipe');
    process.stdout.write(change(stdout.toString()));
    return status ?? 1;
  };
  process.exitCode = (spoils.run ?? real)(args, real, text);
} else {
  serve();
}

function serve() {
  const note = (who, message) => {
    if (BROKEN_LOG) appendFileSync(BROKEN_LOG, `${Date.now()} ${process.pid} ${who} ${JSON.stringify(message)}\n`);
  };
  const marker = (name) => path.join(BROKEN_STATE, name);
  if (spoils.start?.(marker) === false) process.exit(1);

  const real = spawn(BROKEN_PROGRAM, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  /** What each side asked and has no answer yet. */
  const asked = { client: new Map(), server: new Map() };

  const frame = (message) => {
    const body = Buffer.from(JSON.stringify(message));
    return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
  };
  const toClient = (message) => process.stdout.write(frame(message));
  const toServer = (message) => real.stdin.write(frame(message));

  /** Reads messages out of a stream; each is noted, spoilt and passed on. */
  function relay(stream, who, other, spoil, send) {
    let rest = Buffer.alloc(0);
    stream.on('data', (data) => {
      rest = Buffer.concat([rest, data]);
      for (;;) {
        const head = rest.indexOf('\r\n\r\n');
        const length = head < 0 ? undefined : /Content-Length: *(\d+)/i.exec(rest.subarray(0, head).toString());
        if (!length || rest.length < head + 4 + Number(length[1])) return;
        const end = head + 4 + Number(length[1]);
        const message = JSON.parse(rest.subarray(head + 4, end).toString());
        rest = rest.subarray(end);
        note(who, message);
        if (message.method !== undefined && message.id !== undefined) asked[who].set(message.id, message);
        const question = message.method === undefined ? asked[other].get(message.id) : undefined;
        const spoilt = spoil ? spoil(message, question, { toClient, toServer }) : message;
        if (spoilt !== undefined) send(spoilt);
      }
    });
  }
  relay(process.stdin, 'client', 'server', spoils.client, toServer);
  relay(real.stdout, 'server', 'client', spoils.server, toClient);

  process.stdin.on('end', () => real.stdin.end());
  real.on('exit', (code) => process.exit(code ?? 1));
  real.stdin.on('error', () => {});
  process.stdout.on('error', () => {});
}
