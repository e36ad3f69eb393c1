'use strict';
// One installation at a time, however many processes start on a fresh clone.

const fs = require('node:fs');
const { setTimeout: delay } = require('node:timers/promises');

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
};

const holderOf = (file) => {
  try {
    return Number(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

// Linked from a finished file, so that nobody ever reads a lock without its holder.
const take = (file) => {
  const own = `${file}.${process.pid}`;
  fs.writeFileSync(own, String(process.pid));
  try {
    fs.linkSync(own, file);
    return true;
  } catch (fault) {
    if (fault.code !== 'EEXIST') throw fault;
    return false;
  } finally {
    fs.unlinkSync(own);
  }
};

// Renamed before it is looked at again: of two that find a dead holder, one may hold it by then.
const clearDead = (file) => {
  const aside = `${file}.dead.${process.pid}`;
  try {
    fs.renameSync(file, aside);
    const holder = holderOf(aside);
    if (holder !== undefined && isAlive(holder)) fs.linkSync(aside, file);
    fs.unlinkSync(aside);
  } catch (fault) {
    if (fault.code !== 'ENOENT' && fault.code !== 'EEXIST') throw fault;
  }
};

/** Runs `work` while no other process of this machine does; waits for a live holder, and says so. */
exports.whileLocked = async (file, say, work) => {
  for (let hasSaid = false; !take(file); ) {
    const holder = holderOf(file);
    if (holder === undefined) continue;
    if (!isAlive(holder)) {
      clearDead(file);
      continue;
    }
    if (!hasSaid) say(`nightjar: waiting for process ${holder}, which is installing`);
    hasSaid = true;
    await delay(200);
  }
  try {
    return await work();
  } finally {
    fs.unlinkSync(file);
  }
};
