// What the processes of a stack have worked, by their data folder.
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

/** Seconds of processor so far, by process; this one's own as "this load". */
export function workOf(data) {
  const sums = new Map([['this load', process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6]]);
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const name = nameOf(pid, data);
      if (!name) continue;
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
      // With what its ended children have worked: a PostgreSQL that lets a connection go has worked all the same.
      const ended = name === 'PostgreSQL' ? +fields[13] + +fields[14] : 0;
      sums.set(name, (sums.get(name) ?? 0) + (+fields[11] + +fields[12] + ended) / 100);
    } catch (problem) {
      if (!gone(problem)) throw problem;
    }
  }
  return sums;
}

/** MiB that each process holds, shared pages in proportion (PSS). The samples belong to the world outside, AppHost and dashboard to development. */
export function memoryOf(data) {
  const sums = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const name = nameOf(pid, data);
      if (!name || name === 'Bridge.AppHost') continue;
      const pss = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]) / 1024;
      sums.set(name, (sums.get(name) ?? 0) + pss);
    } catch (problem) {
      if (!gone(problem)) throw problem;
    }
  }
  return sums;
}

function nameOf(pid, data) {
  const folder = readlinkSync(`/proc/${pid}/cwd`);
  if (folder.startsWith(`${data}/postgres`)) return 'PostgreSQL';
  if (folder.startsWith(`${data}/rabbitmq`)) return 'RabbitMQ';
  const name = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').map((part) => /\/(Bridge\.[A-Za-z]+)\.dll$/.exec(part)?.[1]).find(Boolean);
  return name && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`BRIDGE_DATA=${data}\0`) ? name : undefined;
}

// Ended meanwhile, or somebody else's.
const gone = (problem) => ['ENOENT', 'ESRCH', 'EACCES'].includes(problem.code);
