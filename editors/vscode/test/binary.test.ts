// Where the program is looked for.
import assert from 'node:assert/strict';
import * as path from 'node:path';
import { test } from 'node:test';
import { type Search, findProgram, versionsFit } from '../src/binary';

const EVERYWHERE = ['/ext/bin/gravamen', '/case/.gravamen/bin/gravamen', '/case/bin/gravamen', '/case/target/release/gravamen', '/usr/bin/gravamen'];

function search(programs: readonly string[], more: Partial<Search> = {}): Search {
  return {
    setting: '',
    extension: '/ext',
    folders: ['/case'],
    trusted: true,
    environment: { PATH: '/usr/bin:relative:/case/tools', HOME: '/home/li', LAW: '/opt/law' },
    windows: false,
    isProgram: (it) => programs.includes(it),
    real: (it) => it,
    ...more,
  };
}

void test('the package comes before the workspace, and the workspace before PATH', () => {
  for (const [ix, program] of EVERYWHERE.entries()) {
    const source = ix === 0 ? 'package' : ix === 4 ? 'path' : 'workspace';
    assert.deepEqual(findProgram(search(EVERYWHERE.slice(ix))), { program, source });
  }
});

void test('the setting wins, and nothing is tried in its place', () => {
  const set = (setting: string): Search => search([...EVERYWHERE, '/home/li/g', '/opt/law/g', '/case/g'], { setting });
  assert.deepEqual(findProgram(set('~/g')), { program: '/home/li/g', source: 'setting' });
  assert.deepEqual(findProgram(set('${env:LAW}/g')), { program: '/opt/law/g', source: 'setting' });
  assert.deepEqual(findProgram(set('${workspaceFolder}/g')), { program: '/case/g', source: 'setting' });
  assert.deepEqual(findProgram(set('g')), { program: '/case/g', source: 'setting' });
  assert.deepEqual(findProgram(set('/nowhere/g')), { looked: ['/nowhere/g'], setting: '/nowhere/g' });
});

void test('on Windows the setting may leave out the ending of the program', () => {
  const set = (setting: string, windows: boolean): Search => search(['/opt/law/g.exe'], { setting, windows });
  assert.deepEqual(findProgram(set('/opt/law/g', true)), { program: '/opt/law/g.exe', source: 'setting' });
  assert.deepEqual(findProgram(set('/opt/law/g.exe', true)), { program: '/opt/law/g.exe', source: 'setting' });
  assert.deepEqual(findProgram(set('/opt/law/g', false)), { looked: ['/opt/law/g'], setting: '/opt/law/g' });
  assert.deepEqual(findProgram(set('/opt/law/h', true)), { looked: ['/opt/law/h'], setting: '/opt/law/h' });
});

void test('nothing out of an untrusted workspace is run', () => {
  const untrusted = { trusted: false };
  assert.equal('program' in findProgram(search(EVERYWHERE.slice(1, 4), untrusted)), false);
  assert.equal('program' in findProgram(search(['/case/tools/gravamen'], untrusted)), false);
  assert.equal('program' in findProgram(search(['/case/g'], { ...untrusted, setting: 'g' })), false);
  assert.deepEqual(findProgram(search(['/usr/bin/gravamen'], untrusted)), { program: '/usr/bin/gravamen', source: 'path' });
  // A link in a folder of PATH, such as one into what was built in a clone.
  const real = (it: string): string => (it === '/usr/bin/gravamen' ? '/case/target/release/gravamen' : it);
  assert.equal('program' in findProgram(search(['/usr/bin/gravamen'], { ...untrusted, real })), false, 'by a link');
  assert.deepEqual(findProgram(search(['/usr/bin/gravamen'], { real })), { program: '/usr/bin/gravamen', source: 'path' }, 'by a link, when it is trusted');
});

void test('a setting of the person does not lead into an untrusted workspace either', () => {
  const environment = { X: '/case/bin' };
  for (const setting of ['${workspaceFolder}/bin/gravamen', '/case/bin/gravamen', '${env:X}/gravamen', 'bin/gravamen', '/usr/../case/bin/gravamen', '/case/..bin/gravamen']) {
    const program = setting.includes('..bin') ? '/case/..bin/gravamen' : '/case/bin/gravamen';
    const isProgram = (it: string): boolean => path.normalize(it) === program;
    const answer = findProgram(search([], { trusted: false, environment, setting, isProgram }));
    assert.equal('untrusted' in answer && answer.untrusted, true, setting);
    assert.equal('program' in findProgram(search([], { environment, setting, isProgram })), true, `${setting}, when it is trusted`);
  }
  const real = (it: string): string => it.replace(/^\/home\/li\/link/, '/case/bin');
  assert.equal('program' in findProgram(search(['/home/li/link/gravamen'], { trusted: false, setting: '~/link/gravamen', real })), false, 'by a link');
  const outside = { program: '/opt/law/gravamen', source: 'setting' };
  assert.deepEqual(findProgram(search(['/opt/law/gravamen'], { trusted: false, setting: '/opt/law/gravamen' })), outside);
});

void test('a relative folder of PATH is never looked into', () => {
  assert.equal('program' in findProgram(search(['relative/gravamen', '/case/relative/gravamen'])), false);
});

void test('versions fit by their major number, and before 1.0 by the minor one', () => {
  assert.ok(versionsFit('0.1.0', '0.1.7'));
  assert.ok(versionsFit('1.2.0', '1.9.3-dev'));
  assert.ok(!versionsFit('0.1.0', '0.2.0'));
  assert.ok(!versionsFit('1.0.0', '2.0.0'));
  assert.ok(!versionsFit('0.1.0', '?'));
});
