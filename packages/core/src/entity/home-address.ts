const lengthMax = 320;

const address = String.raw`[\w!$%&'*+\-/=?^{}~.]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+`;
const claim = /^i:0#\.[a-z]\|membership\|/i;
// What a domain is made of has no underscore: the last one stands where the @ was.
const invited = /^([\w!$%&'*+\-/=?^{}~.]+)_([a-z0-9-]+(?:\.[a-z0-9-]+)+)#ext#@([^@\s]+)$/i;
const issued = new RegExp(`^(?:live\\.com|urn(?::|%3a)spo(?::|%3a)guest)#(${address})$`, 'i');
const plain = new RegExp(`^${address}$`, 'i');

/**
 * The address at home of whom a directory names in words of its own, such as the guest
 * `ana_home.example#EXT#@here.example`: `ana@home.example`. Undefined where a name is what it says.
 */
export function homeAddressOf(name: string): string | undefined {
  if (name.length > lengthMax || !name.includes('#')) return undefined;
  const told = name.replace(claim, '');
  const [, local, domain, here] = invited.exec(told) ?? [];
  // A name of the directory's own domain is no guest's, however it is written.
  if (local && domain?.toLowerCase() !== here?.toLowerCase()) return `${local}@${domain}`;
  const [, issuedTo] = issued.exec(told) ?? [];
  return issuedTo ?? (told !== name && plain.test(told) ? told : undefined);
}
