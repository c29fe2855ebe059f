import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(path.join(root, file)));
const sources = files.filter(
  (file) => /^(src|test|bench|docs|examples)\/.*\.ts$/.test(file) && !file.endsWith('.generated.ts'),
);

describe('the repository', () => {
  it('has the top level that the design promises', () => {
    const promised = [
      'package.json',
      'tsconfig.json',
      'codegen.yml',
      'schema',
      'src',
      'test',
      'README.md',
      'CONTRIBUTING.md',
      'Dockerfile',
      'LICENSE',
    ];
    expect(promised.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });

  it('names files after what they hold, never after what they are good for', () => {
    const vague = /^(utils?|helpers?|common|misc|services?|types|index)\.ts$/;
    expect(sources.filter((file) => vague.test(path.basename(file)))).toEqual([]);
  });

  it('keeps files short enough to be read at once', () => {
    const tooLong = sources.filter((file) => file.startsWith('src/') && lines(file).length > 400);
    expect(tooLong).toEqual([]);
    const short = sources.filter((file) => file.startsWith('src/') && lines(file).length <= 250);
    expect(short.length / sources.filter((file) => file.startsWith('src/')).length).toBeGreaterThan(0.9);
  });

  it('has no barrels: a file that only re-exports', () => {
    const barrels = sources.filter((file) => {
      const code = lines(file).filter((line) => line.trim() !== '' && !/^\s*(\/\/|\*|\/\*)/.test(line));
      return code.length > 0 && code.every((line) => /^export .* from /.test(line));
    });
    expect(barrels).toEqual([]);
  });

  it('reads the environment in one place', () => {
    expect(
      sources
        .filter((file) => file.startsWith('src/') && file !== 'src/main.ts' && text(file).includes('process.env'))
        .filter((file) => file !== 'src/gateway/telemetry-off.ts'),
    ).toEqual([]);
  });

  it('skips no test without saying why', () => {
    const silent = sources.filter(
      (file) => /\b(it|test|describe)\.(skip|todo|only)\(/.test(text(file)) && file !== 'test/repository.test.ts',
    );
    expect(silent).toEqual([]);
  });

  it('names no registry host and no path of the machine it was made on', () => {
    const named = files
      .filter((file) => !/\.(png|sqlite)$/.test(file) && file !== 'test/repository.test.ts')
      .filter((file) => /registry\.(npmjs|yarnpkg)\.|\/work\/(main|shared)\b/.test(text(file)));
    expect(named).toEqual([]);
  });

  it('pins the packages of the design card', () => {
    const { dependencies, devDependencies } = JSON.parse(text('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const all = { ...dependencies, ...devDependencies };
    const card = [
      '@apollo/server',
      '@apollo/gateway',
      'graphql',
      'dataloader',
      'keyv',
      '@graphql-codegen/cli',
      'undici',
      'vitest',
    ];
    expect(card.filter((name) => all[name] === undefined)).toEqual([]);
  });

  it('documents every script that the README and the guide for contributors name', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    const named = ['README.md', 'CONTRIBUTING.md'].flatMap((file) =>
      [...text(file).matchAll(/npm run ([a-z:]+)/g)].map((match) => match[1] ?? ''),
    );
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

function text(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function lines(file: string): string[] {
  return text(file).split('\n');
}
