/**
 * `factcheck.config.yaml`, in the working folder or above it: data, no code. It says where claims and evidence live;
 * whatever weakens safety exists on the command line alone.
 */
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { DiskError, readRegular } from '../net/archive-disk.ts';
import { UsageError } from './usage-error.ts';

export const configName = 'factcheck.config.yaml';

export interface Config {
  /** Folder that the paths below start from: the config's own, or the working folder where there is none. */
  readonly root: string;
  /** Claims files where none are named: globs with `*` in the file name. */
  readonly claims: readonly string[];
  /** The evidence folder; undefined: `evidence/` beside the claims file. */
  readonly evidence?: string;
  /** Sent in the User-Agent: the hosts of filings and encyclopaedias refuse clients without one. */
  readonly contact?: string;
}

const keys = ['claims', 'evidence', 'contact'] as const;

function nearestConfig(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const path = join(at, configName);
    if (existsSync(path)) return path;
    if (existsSync(join(at, '.git')) || dirname(at) === at) return undefined;
  }
}

/** Bytes of a config: three keys and a remark on each. */
const maxBytes = 4096;
/** Signs that nest. The YAML library can end the process on a few thousand of them, and nothing catches that. */
const maxNesting = 64;

/** The config may come with a pull request: no link is followed, no pipe waited for. */
function textOf(path: string): string {
  let text: string;
  try {
    text = readRegular(path, maxBytes).toString('utf8');
  } catch (cause) {
    if (!(cause instanceof DiskError)) throw cause;
    throw new UsageError(`${configName} ${cause.message}`);
  }
  if ((text.match(/[[{]|(?<!\S)[-?](?!\S)/g) ?? []).length > maxNesting)
    throw new UsageError(`${configName} is nested too deeply: it holds keys with a text or a list of texts`);
  return text;
}

/** Reads the config that holds for `folder`. @throws UsageError with the line of what is wrong. */
export async function readConfig(folder: string): Promise<Config> {
  const path = nearestConfig(folder);
  if (path === undefined) return { root: folder, claims: ['claims/*.yaml', 'claims/*.yml'] };
  const { parse } = await import('yaml');
  let value: unknown;
  const text = textOf(path);
  try {
    value = parse(text, { schema: 'failsafe', maxAliasCount: 0 });
  } catch (cause) {
    throw new UsageError(
      `${configName} is not readable YAML: ${cause instanceof Error ? cause.message.split('\n')[0] : cause}`,
    );
  }
  const entries =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;
  if (!entries) throw new UsageError(`${configName} must hold keys: ${keys.join(', ')}`);
  const config: { root: string; claims: readonly string[]; evidence?: string; contact?: string } = {
    root: dirname(path),
    claims: ['claims/*.yaml', 'claims/*.yml'],
  };
  for (const [key, setting] of entries) {
    if (
      key === 'claims' &&
      (typeof setting === 'string' || (Array.isArray(setting) && setting.every((item) => typeof item === 'string')))
    )
      config.claims = [setting].flat();
    else if ((key === 'evidence' || key === 'contact') && typeof setting === 'string') config[key] = setting;
    else throw new UsageError(`${configName}: "${key}" is unknown or has a wrong value; it knows ${keys.join(', ')}`);
  }
  // The config comes with a stranger's change as the claims do: it names what lies below it, and nothing else.
  for (const path of [...config.claims, ...(config.evidence === undefined ? [] : [config.evidence])])
    if (relative(config.root, resolve(config.root, path)).split(sep)[0] === '..' || isAbsolute(path))
      throw new UsageError(`${configName}: "${path}" leads out of its folder: name a path below ${configName}`);
  return config;
}
