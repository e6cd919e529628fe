// audit.mjs <file>: every package that is used, from the lock files; its licence, from the package itself; what is known against it, from the sources.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';

const [, , target] = process.argv;
const nugetFolder = process.env.NUGET_PACKAGES ?? `${homedir()}/.nuget/packages`;

/** May be used in anything. What is not here is read by a person before it stays. */
const permissive = new Set(['MIT', 'MIT-0', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'PostgreSQL', 'Unlicense', 'CC0-1.0', 'BlueOak-1.0.0', 'Python-2.0', 'CC-BY-4.0', 'OFL-1.1', 'Zlib']);

/** Copyleft by file: fine in what builds and tests and is not handed on. */
const forTools = new Set(['MPL-2.0']);

/** Read, and kept: licences that are a file or an address in the package. */
const read = {
  'https://go.microsoft.com/fwlink/?linkid=329770': 'MS .NET Library',
  'https://raw.githubusercontent.com/dotnet/corefx/master/LICENSE.TXT': 'MIT',
};

const key = ({ type, name, version }) => `${type}:${name}@${version}`;
const packages = new Map();
const add = found => packages.set(key(found), packages.get(key(found)) ?? found);

const projects = ['AppHost', 'ServiceDefaults', 'gateway', ...['services', 'samples', 'tests'].flatMap(folder => readdirSync(folder).map(name => `${folder}/${name}`))];
for (const lock of projects.map(project => `${project}/packages.lock.json`).filter(existsSync)) {
  for (const framework of Object.values(JSON.parse(readFileSync(lock, 'utf8')).dependencies)) {
    for (const [name, { type, resolved }] of Object.entries(framework)) if (type !== 'Project') add({ type: 'nuget', name, version: resolved });
  }
}
for (const [path, { version, license, dev }] of Object.entries(JSON.parse(readFileSync('web/package-lock.json', 'utf8')).packages)) {
  if (path) add({ type: 'npm', name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), version, licence: license, dev: !!dev });
}

function licenceOf({ type, name, version, licence }) {
  if (type === 'npm') return licence;
  const nuspec = `${nugetFolder}/${name.toLowerCase()}/${version.toLowerCase()}/${name.toLowerCase()}.nuspec`;
  if (!existsSync(nuspec)) return undefined;
  const text = readFileSync(nuspec, 'utf8');
  const expression = /<license type="expression">([^<]+)</.exec(text)?.[1];
  const address = /<licenseUrl>([^<]+)</.exec(text)?.[1];
  return expression ?? read[address] ?? (/<license type="file">([^<]+)</.exec(text) ? fileLicence(nuspec, text) : address);
}

function fileLicence(nuspec, text) {
  const file = `${nuspec.slice(0, nuspec.lastIndexOf('/'))}/${/<license type="file">([^<]+)</.exec(text)[1]}`;
  const words = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (/Permission is hereby granted, free of charge/.test(words)) return 'MIT';
  if (/Apache License,?\s+Version 2\.0/i.test(words)) return 'Apache-2.0';
  if (/Redistribution and use in source and binary forms/.test(words)) return 'BSD-3-Clause';
  if (/MICROSOFT SOFTWARE LICENSE TERMS/i.test(words)) return 'MS .NET Library';
  return words.split('\n')[0]?.trim();
}

const isPermissive = licence => licence === 'MS .NET Library' || licence.replace(/[()]/g, '').split(/ OR | AND /).some(part => permissive.has(part.trim()));

const findings = [];
const unread = [];
for (const found of packages.values()) {
  found.licence = licenceOf(found);
  if (!found.licence) unread.push(key(found));
  else if (!isPermissive(found.licence) && !(found.dev && forTools.has(found.licence))) findings.push(`${key(found)} has the licence ${found.licence}`);
}

/** Null: the source could not be asked. */
function ask(command, args, options = {}) {
  try {
    return JSON.parse(execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 << 20, timeout: 120_000, ...options }));
  } catch (problem) {
    try {
      return JSON.parse(problem.stdout);
    } catch {
      return null;
    }
  }
}

const asked = [];
const nuget = ask('dotnet', ['list', 'Bridge.sln', 'package', '--vulnerable', '--include-transitive', '--format', 'json']);
if (!nuget || nuget.problems?.some(problem => problem.level === 'error')) asked.push('NuGet: its source could not be asked, so nothing is known of weaknesses there');
else {
  for (const project of nuget.projects ?? []) {
    for (const framework of project.frameworks ?? []) {
      for (const found of [...(framework.topLevelPackages ?? []), ...(framework.transitivePackages ?? [])]) {
        for (const weakness of found.vulnerabilities ?? []) findings.push(`nuget:${found.id}@${found.resolvedVersion} is weak (${weakness.severity}): ${weakness.advisoryurl}`);
      }
    }
  }
  // A source without a list of weaknesses answers too: with nothing.
  const lists = await Promise.all(nuget.sources.map(source => fetch(source, { signal: AbortSignal.timeout(20_000) }).then(answer => answer.text(), () => '')));
  asked.push(lists.some(index => index.includes('VulnerabilityInfo/')) ? 'NuGet: asked' : 'NuGet: its source has no list of weaknesses, so nothing is known of them there');
}
const npm = ask('npm', ['audit', '--json'], { cwd: 'web' });
if (!npm || npm.error || !npm.vulnerabilities) asked.push('npm: its source could not be asked, so nothing is known of weaknesses there');
else {
  for (const [name, { severity, via }] of Object.entries(npm.vulnerabilities)) findings.push(`npm:${name} is weak (${severity}): ${via.map(cause => cause.url ?? cause).join(', ')}`);
  asked.push('npm: asked');
}

writeFileSync(target, JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { timestamp: new Date().toISOString(), component: { type: 'application', name: 'bridge' } },
  components: [...packages.values()].sort((a, b) => key(a).localeCompare(key(b))).map(({ type, name, version, licence, dev }) => ({
    type: 'library', name, version, purl: `pkg:${type}/${name.replace('@', '%40')}@${version}`, ...(dev ? { scope: 'excluded' } : {}),
    ...(licence ? { licenses: [/[ ():/]/.test(licence) ? { license: { name: licence } } : { license: { id: licence } }] } : {}),
  })),
}, null, 2));

const licences = [...new Set([...packages.values()].map(found => found.licence).filter(Boolean))]
  .map(licence => `${licence} ${[...packages.values()].filter(found => found.licence === licence).length}`);
console.log(`${packages.size} packages are listed in ${target}.`);
console.log(`Licences: ${licences.sort().join(', ')}.${unread.length ? ` Not read: ${unread.length} (not on this machine): ${unread.slice(0, 5).join(', ')}${unread.length > 5 ? ', …' : ''}` : ''}`);
asked.forEach(line => console.log(`Weaknesses: ${line}.`));
findings.forEach(line => console.error(line));
console.log(findings.length ? `${findings.length} findings.` : 'Nothing is found against any of them.');
process.exit(findings.length ? 1 : 0);
