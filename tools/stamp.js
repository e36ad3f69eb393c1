'use strict';
// A stamp says which lockfile a folder was installed from.

const { createHash } = require('node:crypto');
const fs = require('node:fs');

exports.hashOf = (files) => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(fs.readFileSync(file));
  return hash.digest('hex');
};

exports.isStamped = (file, wanted) => {
  try {
    return fs.readFileSync(file, 'utf8') === wanted;
  } catch {
    return false;
  }
};

exports.stamp = (file, wanted) => fs.writeFileSync(file, wanted);
