/** Who signs in to the demo: one for each role, with the scope by slug. */
export const demoPeople = [
  {
    role: 'MSSP analyst',
    name: 'Ana Chen',
    email: 'ana.chen@harrier.example',
    scope: { kind: 'mssp', slug: 'harrier' },
    grants: 'analyst',
  },
  {
    role: 'MSSP lead of the other partner',
    name: 'Kofi Osei',
    email: 'kofi.osei@stonebridge.example',
    scope: { kind: 'mssp', slug: 'stonebridge' },
    grants: 'admin',
  },
  {
    role: 'Customer, Borealis Health',
    name: 'Rosa Blum',
    email: 'rosa.blum@borealis-health.example',
    scope: { kind: 'tenant', slug: 'borealis' },
    grants: 'admin',
  },
  {
    role: 'Customer who reads only, Acme Freight',
    name: 'Tom Reyes',
    email: 'tom.reyes@acme-freight.example',
    scope: { kind: 'tenant', slug: 'acme' },
    grants: 'viewer',
  },
] as const;
