export const firstNames: readonly string[] = (
  'Amelia Oliver Priya Noah Freya Marcus Ines Tobias Hanna Callum Zoe Rafael Lucia Jonas Greta Hugo Nadia Samuel ' +
  'Leila Victor Clara Mateo Elin Dario Sofia Anders Maya Felix Rosa Ethan Yara Simon Ada Karim Nora Julian Iris ' +
  'Pavel Tessa Omar Linnea Bruno Maeve Andre Alma Kofi Vera Stefan Dana Luca'
).split(' ');

export const lastNames: readonly string[] = (
  'Ashworth Brandt Castillo Dvorak Ellison Farrell Guerra Hartmann Iqbal Jansen Keller Lindqvist Moreno Novak ' +
  'Okafor Petrov Quinn Rinaldi Schuster Tanaka Underhill Vasquez Whitaker Ximenes Yilmaz Zimmer Aldridge Baumann ' +
  'Carvalho Dreyer Engel Fontaine Grant Holm Ibarra Jessop Kowalski Lambert Mercer Nyberg Osborne Pereira Radcliffe ' +
  'Solberg Thorne Urbina Vogel Winslow Yates Zeller'
).split(' ');

export const departments: readonly string[] = [
  'Finance',
  'Sales',
  'Operations',
  'Engineering',
  'Support',
  'Legal',
  'People',
];

export const subjects: readonly string[] = [
  'Quarterly numbers',
  'Re: rota for next week',
  'Minutes of Tuesday',
  'Contract draft',
  'Re: delivery dates',
  'Onboarding plan',
  'Fwd: venue booking',
  'Question on the budget',
  'Site visit',
  'Re: purchase order',
  'Holiday cover',
  'Supplier review',
  'Re: agenda',
  'Training slots',
  'Fwd: customer feedback',
  'Travel plans',
];

export const fileNames: readonly string[] = [
  'Budget.xlsx',
  'Board pack.pptx',
  'Handover notes.docx',
  'Rota.xlsx',
  'Contract template.docx',
  'Price list.xlsx',
  'Project plan.xlsx',
  'Minutes.docx',
  'Floor plan.pdf',
  'Supplier list.xlsx',
  'Onboarding.docx',
  'Roadmap.pptx',
];
