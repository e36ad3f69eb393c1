/** Applications of Microsoft itself, which have the same id in every tenant: audit records tell the id alone. */
const names: Readonly<Record<string, string>> = {
  '00000002-0000-0000-c000-000000000000': 'Windows Azure Active Directory',
  '00000002-0000-0ff1-ce00-000000000000': 'Office 365 Exchange Online',
  '00000003-0000-0000-c000-000000000000': 'Microsoft Graph',
  '00000003-0000-0ff1-ce00-000000000000': 'Office 365 SharePoint Online',
  '00000006-0000-0ff1-ce00-000000000000': 'Microsoft 365 portal',
  '00b41c95-dab0-4487-9791-b9d2c32c80f2': 'Office 365 Management',
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46': 'Azure CLI',
  '0c1307d4-29d6-4389-a11c-5cbe7f65d7fa': 'Azure mobile app',
  '1950a258-227b-4e31-a9cf-717495945fc2': 'Azure PowerShell',
  '1b730954-1685-4b74-9bfd-dac224a7b894': 'Azure Active Directory PowerShell',
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264': 'Microsoft Teams',
  '14d82eec-204b-4c2f-b7e8-296a70dab67e': 'Graph command line tools',
  '27922004-5251-4030-b22d-91ecd9a37ea4': 'Outlook mobile',
  '29d9ed98-a469-4536-ade2-f981bc1d605e': 'Microsoft authentication broker',
  '4765445b-32c6-49b0-83e6-1d93765276ca': 'Office home page',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346': 'Teams web client',
  '797f4846-ba00-4fd7-ba43-dac1f8f63013': 'Azure Resource Manager',
  '89bee1f7-5e6e-4d8a-9f3d-ecd601259da7': 'Office 365 web shell',
  '9199bf20-a13f-4107-85dc-02114787ef48': 'Outlook on the web',
  'a0c73c16-a7e3-4564-9a95-2bdf47383716': 'Exchange Online PowerShell',
  'ab9b8c07-8f02-4f72-87fa-80105867a763': 'OneDrive sync',
  'c44b4083-3bb0-49c1-b47d-974e53cbdf3c': 'Azure portal',
  'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe': 'Teams services',
  'd3590ed6-52b3-4102-aeff-aad2292ab01c': 'Microsoft Office',
  'fb78d390-0c51-40cd-8e17-fdbfab77341b': 'Exchange Online management module',
};

/** The name of an application of the vendor itself; null for all others. */
export function knownApplication(id: string): string | null {
  const asked = id.toLowerCase();
  return Object.hasOwn(names, asked) ? names[asked]! : null;
}
