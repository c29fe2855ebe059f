import { readFileSync } from 'node:fs';

/** Milliseconds of processor time that these processes have used since they started; null where the system does not tell. */
export function processorTimeMs(processIds: readonly number[]): number | null {
  if (process.platform !== 'linux') return null;
  return processIds.reduce((sum, id) => sum + timeOf(id), 0);
}

// https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: fields 14 and 15 are the user and the system time in ticks,
// counted behind the command's name, which may hold spaces.
function timeOf(processId: number): number {
  const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) * tickMs;
}

const tickMs = 10;
